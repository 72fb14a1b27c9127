import type { ReactNode } from 'react'
import { ExportMenu } from '../export-menu.tsx'
import { Menu } from '../menu.tsx'
import type { Column } from './column.ts'
import { headerText } from './delimited.ts'

interface TableToolsProps<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly hidden: ReadonlySet<string>
  readonly onHidden: (hidden: ReadonlySet<string>) => void
  readonly isFiltering: boolean
  readonly onFiltering: (isFiltering: boolean) => void
  readonly rows: readonly Row[]
  readonly caption: ReactNode
  /** The address of the list, which gives every row as a file. */
  readonly answer: string | undefined
}

export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { name, columns, hidden, onHidden, isFiltering, onFiltering, rows } = props
  const toggle = (id: string): void => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    onHidden(next)
  }
  return (
    <div className="table-tools">
      <div className="table-caption">{props.caption}</div>
      <button
        type="button"
        className="quiet-button"
        aria-pressed={isFiltering}
        onClick={() => onFiltering(!isFiltering)}
      >
        Filter
      </button>
      <Menu label="Columns" name={`Columns of ${name}`}>
        {columns.slice(1).map((column) => (
          <label key={column.id}>
            <input type="checkbox" checked={!hidden.has(column.id)} onChange={() => toggle(column.id)} />
            {headerText(column)}
          </label>
        ))}
      </Menu>
      <ExportMenu name={name} rows={rows} columns={columns} answer={props.answer} />
    </div>
  )
}
