import type { ReactNode } from 'react'
import { Menu } from '../menu.tsx'
import { saveFile } from '../save-file.ts'
import type { Column } from './column.ts'
import { delimited, headerText } from './delimited.ts'

interface TableToolsProps<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly hidden: ReadonlySet<string>
  readonly onHidden: (hidden: ReadonlySet<string>) => void
  readonly isFiltering: boolean
  readonly onFiltering: (isFiltering: boolean) => void
  readonly rows: readonly Row[]
  readonly caption: ReactNode
  readonly exports: ReactNode
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
      <Menu label="Export" name={`Export ${name}`}>
        <button
          type="button"
          onClick={() => saveFile(`${fileName(name)}.csv`, delimited(rows, columns), 'text/csv')}
        >
          CSV of these {rows.length.toLocaleString('en-US')} rows
        </button>
        {props.exports}
      </Menu>
    </div>
  )
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
