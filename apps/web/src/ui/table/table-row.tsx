import { type MouseEvent, memo, type ReactNode } from 'react'
import { InnerLink } from '../inner-link.tsx'
import { cellClass } from './cell-class.ts'
import type { Column } from './column.ts'

interface TableRowProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly isOpen: boolean
  readonly onOpen: ((row: Row) => void) | undefined
  /** Its place in the whole table, for the keys that go from row to row. */
  readonly place: number
}

/** Rows that stay in view while others come are not drawn again. */
export const TableRow = memo(PlainRow) as typeof PlainRow

/** The first cell names the row; where rows open, it is the button that opens it. */
function PlainRow<Row>({ row, columns, isOpen, onOpen, place }: TableRowProps<Row>) {
  const onClick = (event: MouseEvent): void => {
    const isControl = event.target instanceof Element && event.target.closest('a, button, input') !== null
    if (!isControl && window.getSelection()?.isCollapsed !== false) onOpen?.(row)
  }
  return (
    <tr
      className={[isOpen ? 'is-open' : '', onOpen === undefined ? '' : 'opens'].join(' ').trim() || undefined}
      onClick={onOpen === undefined ? undefined : onClick}
      data-place={place}
    >
      {columns.map((column, index) => {
        const content = contentOf(column, row)
        if (index > 0)
          return (
            <td key={column.id} className={cellClass(column)}>
              {content}
            </td>
          )
        return (
          <th key={column.id} scope="row" className={cellClass(column)}>
            {onOpen === undefined ? (
              content
            ) : (
              <button type="button" className="row-name" aria-expanded={isOpen} onClick={() => onOpen(row)}>
                {content}
              </button>
            )}
          </th>
        )
      })}
    </tr>
  )
}

function contentOf<Row>(column: Column<Row>, row: Row): ReactNode {
  const value = column.value(row)
  const shown = column.cell === undefined ? value : column.cell(row)
  const to = value === null || value === 0 ? undefined : column.behind?.(row)
  return to === undefined ? shown : <InnerLink to={to}>{shown}</InnerLink>
}
