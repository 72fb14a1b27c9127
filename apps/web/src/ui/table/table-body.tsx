import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo } from 'react'
import { cellClass } from './cell-class.ts'
import type { Column } from './column.ts'
import { TableRow } from './table-row.tsx'

interface TableBodyProps<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen: ((row: Row) => void) | undefined
  readonly openKey: string | undefined
  readonly rowHeight: number | undefined
  readonly scroller: HTMLDivElement | null
  /** The last row has come into view. */
  readonly onEnd: (() => void) | undefined
}

/** Longer tables scroll in a frame of their own and draw only what is in view. */
export const virtualFrom = 80
const ROW_HEIGHT = 32

export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, columns, rowKey, onOpen, openKey, rowHeight = ROW_HEIGHT, scroller, onEnd } = props
  const isVirtual = rows.length > virtualFrom
  const virtualizer = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const before = isVirtual ? (first?.start ?? 0) : 0
  const after = isVirtual ? virtualizer.getTotalSize() - (last?.end ?? 0) : 0
  const start = isVirtual ? (first?.index ?? 0) : 0
  const end = isVirtual ? (last?.index ?? -1) + 1 : rows.length
  const totals = useMemo(() => columns.map(({ total }) => total?.(rows)), [columns, rows])
  useEffect(() => {
    if (end > 0 && end === rows.length) onEnd?.()
  }, [end, rows.length, onEnd])
  return (
    <>
      <tbody>
        <Spacer height={before} />
        {rows.slice(start, end).map((row, index) => (
          <TableRow
            key={rowKey(row)}
            row={row}
            columns={columns}
            isOpen={openKey !== undefined && rowKey(row) === openKey}
            onOpen={onOpen}
            place={start + index}
          />
        ))}
        <Spacer height={after} />
      </tbody>
      {columns.some(({ total }) => total !== undefined) && rows.length > 0 ? (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <td key={column.id} className={cellClass(column)}>
                {totals[index] ?? (index === 0 ? 'Total' : null)}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </>
  )
}

/** Holds the place of rows out of view, with one cell: more would widen a table that hides columns. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr className="spacer" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  )
}
