import type { Cell, QueryResult } from '@waypoint/adapter-contract'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import { displayText, plainValue } from './cell-values.ts'

type ResultFormat = 'table' | 'csv' | 'json'

export interface ResultView {
  readonly format: ResultFormat
  readonly style: Style
  /** How a table shows a cell; default: as it is. */
  readonly cellText?: (cell: Cell, column: string) => string
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL)/

export function renderResult(result: QueryResult, view: ResultView): string {
  const names = result.columns.map((column) => column.name)
  switch (view.format) {
    case 'json':
      return `${JSON.stringify(recordsOf(result), null, 2)}\n`
    case 'csv':
      return [names, ...result.rows.map((row) => row.map((cell) => displayText(cell, '')))]
        .map((row) => `${row.map(csvField).join(',')}\n`)
        .join('')
    case 'table': {
      const text = view.cellText ?? ((cell: Cell) => displayText(cell, '–'))
      const columns = result.columns.map((column) => ({
        title: column.name,
        align: NUMERIC.test(column.dataType) ? ('right' as const) : ('left' as const),
      }))
      const rows = result.rows.map((row) => row.map((cell, index) => text(cell, names[index] ?? '')))
      return columns.length === 0 ? '' : renderTable(columns, rows, view.style)
    }
    default:
      return view.format satisfies never
  }
}

export function recordsOf({ columns, rows }: QueryResult): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, index) => [columns[index]?.name ?? String(index), plainValue(cell)])),
  )
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
