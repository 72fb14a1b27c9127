import { type ReactNode, useMemo, useState } from 'react'
import { type Column, filtered, parseSort, type Sort, sorted, sortText } from './column.ts'
import { fittingColumns } from './fitting-columns.ts'
import { TableBody, virtualFrom } from './table-body.tsx'
import { TableHead } from './table-head.tsx'
import { TableTools } from './table-tools.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useWidth } from './use-width.ts'
import './data-table.css'

interface DataTableProps<Row> {
  /** Says what the table lists; also the name of its exports. */
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** Where the order lives in the URL: `mrr` or `-mrr`. Without it the table keeps its own. */
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  /** The rows come in that order already, for instance from the server. */
  readonly isSorted?: boolean
  readonly onOpen?: (row: Row) => void
  readonly openKey?: string | undefined
  readonly rowHeight?: number
  /** Beside the tools, for instance how many there are in all. */
  readonly caption?: ReactNode
  /** The address of the list that these rows are of, where it gives every row as a file. */
  readonly answer?: string | undefined
  readonly hasTools?: boolean
  readonly onEnd?: () => void
}

/** Sticky header, sort and filter in it, a column picker, exports, rows by keyboard; draws only rows in view. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, rows, columns, rowKey, isSorted = false, onOpen, hasTools = true } = props
  const [ownSort, setOwnSort] = useState<Sort | undefined>(undefined)
  const [wanted, setWanted] = useState<Readonly<Record<string, string>>>({})
  const [isFiltering, setFiltering] = useState(false)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter(({ isExtra }) => isExtra).map(({ id }) => id)),
  )
  const hasExtra = columns.some(({ id, isExtra }) => isExtra === true && !hidden.has(id))
  const isLong = rows.length > virtualFrom
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const width = useWidth(scroller)
  const wantedColumns = columns.filter(({ id }) => !hidden.has(id))
  const fitting = fittingColumns(wantedColumns, width)
  const shownColumns = hasExtra ? wantedColumns : fitting.columns
  const isWide = hasExtra || fitting.leastWidth > width
  const sort = props.onSort === undefined ? ownSort : parseSort(props.sort)
  const shown = useMemo(() => {
    const kept = filtered(rows, columns, isFiltering ? wanted : {})
    return isSorted ? kept : sorted(kept, columns, sort)
  }, [rows, columns, isFiltering, wanted, isSorted, sort])
  useRowKeys(scroller)
  const changeSort = (next: Sort): void => {
    if (props.onSort === undefined) setOwnSort(next)
    else props.onSort(sortText(next))
  }
  return (
    <div className="data-table">
      {hasTools ? (
        <TableTools
          name={name}
          columns={columns}
          hidden={hidden}
          onHidden={setHidden}
          isFiltering={isFiltering}
          onFiltering={setFiltering}
          rows={shown}
          caption={props.caption}
          answer={props.answer}
        />
      ) : null}
      <div
        className={`table-scroll${isLong ? ' is-long' : ''}${isWide ? ' is-wide' : ''}${hasExtra ? ' has-extra' : ''}`}
        ref={setScroller}
        {...(isLong || isWide ? { role: 'region', 'aria-label': name, tabIndex: 0 } : {})}
      >
        <table {...(isWide && !hasExtra ? { style: { minWidth: fitting.leastWidth } } : {})}>
          <caption className="out-of-sight">{name}</caption>
          <TableHead
            columns={shownColumns}
            sort={sort}
            onSort={changeSort}
            filters={isFiltering ? wanted : undefined}
            onFilter={(id, text) => setWanted({ ...wanted, [id]: text })}
          />
          <TableBody
            rows={shown}
            columns={shownColumns}
            rowKey={rowKey}
            onOpen={onOpen}
            openKey={props.openKey}
            rowHeight={props.rowHeight}
            scroller={scroller}
            onEnd={props.onEnd}
          />
        </table>
        {shown.length === 0 ? (
          <p className="table-empty">
            {rows.length === 0 ? 'There are none.' : 'No row matches the filters in the header.'}
          </p>
        ) : null}
      </div>
    </div>
  )
}
