import type { CellValue, Column } from './column.ts'

/** The rows as CSV (RFC 4180), with the raw values. */
export function delimited<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const header = columns.map((column) => field(headerText(column)))
  const lines = rows.map((row) => columns.map((column) => field(column.value(row))))
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('')
}

export function headerText<Row>({ header, unit }: Pick<Column<Row>, 'header' | 'unit'>): string {
  return unit === undefined ? header : `${header} (${unit})`
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe. */
function field(value: CellValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
