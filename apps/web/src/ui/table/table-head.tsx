import type { CSSProperties } from 'react'
import { cellClass } from './cell-class.ts'
import type { Column, Sort } from './column.ts'

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort) => void
  /** What is asked of each column; without it the line of filters is not shown. */
  readonly filters: Readonly<Record<string, string>> | undefined
  readonly onFilter: (id: string, text: string) => void
}

export function TableHead<Row>({ columns, sort, onSort, filters, onFilter }: TableHeadProps<Row>) {
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col
            key={column.id}
            className={column.from === undefined ? undefined : `from-${column.from}`}
            style={widths(column)}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
        {filters === undefined ? null : (
          <tr className="filters">
            {columns.map((column) => (
              <td key={column.id} className={cellClass(column)}>
                {column.canFilter === false ? null : (
                  <input
                    className="field"
                    aria-label={`${column.header} contains`}
                    value={filters[column.id] ?? ''}
                    onChange={(event) => onFilter(column.id, event.target.value)}
                  />
                )}
              </td>
            ))}
          </tr>
        )}
      </thead>
    </>
  )
}

type Widths = CSSProperties & Readonly<Record<`--${string}`, string>>

function widths<Row>({ width, phoneWidth }: Column<Row>): Widths | undefined {
  if (width === undefined) return undefined
  return { '--width': `${width}px`, '--phone-width': `${phoneWidth ?? width}px` }
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort) => void
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { id, header, unit, definition, isFigure, canSort = true } = column
  const direction = sort?.id !== id ? 'none' : sort.isDescending ? 'descending' : 'ascending'
  const tip = definition === undefined ? {} : { 'data-tip': definition }
  const words = (
    <>
      {header}
      {unit === undefined ? null : <span className="unit"> ({unit})</span>}
    </>
  )
  if (!canSort)
    return (
      <th scope="col" className={cellClass(column)}>
        <span {...tip}>{words}</span>
      </th>
    )
  const isDescending = direction === 'none' ? isFigure === true : direction === 'ascending'
  return (
    <th scope="col" className={cellClass(column)} aria-sort={direction}>
      <button type="button" onClick={() => onSort({ id, isDescending })} {...tip}>
        {words}
        <span className="direction" aria-hidden="true">
          {direction === 'none' ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}
        </span>
      </button>
    </th>
  )
}
