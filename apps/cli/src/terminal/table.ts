import { padTo, visibleWidth } from './columns.ts'
import type { Style } from './style.ts'

export interface TableColumn {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** Aligned columns with a quiet header; figures to the right. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  const widths = columns.map((column, index) =>
    Math.max(visibleWidth(column.title), ...rows.map((row) => visibleWidth(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0
        return columns[index]?.align === 'right'
          ? ' '.repeat(width - visibleWidth(cell)) + cell
          : padTo(cell, width)
      })
      .join('  ')
      .trimEnd()
  const header = line(columns.map((column) => column.title))
  return [style.quiet(header), ...rows.map(line)].map((text) => `${text}\n`).join('')
}
