import type { CellValue, Column } from './column.ts'
import { headerText } from './delimited.ts'

/** A query that gives the rows themselves: figures as doubles, all else as text. */
export function rowsStatement<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const values = columns.map((column) => rows.map((row) => column.value(row)))
  const types = values.map((cells) => (isNumeric(cells) ? 'double' : 'varchar'))
  const listed = rows.map((_, at) => `(${values.map((cells) => literal(cells[at] ?? null)).join(', ')})`)
  const picked = columns.map(
    (column, at) => `cast("c${at}" as ${types[at] ?? 'varchar'}) as "${quoted(headerText(column), '"')}"`,
  )
  const names = columns.map((_, at) => `"c${at}"`).join(', ')
  const from =
    listed.length > 0
      ? `(values ${listed.join(', ')}) as rows(${names})`
      : `(values (${columns.map(() => 'null').join(', ')})) as rows(${names}) where false`
  return `select ${picked.join(', ')} from ${from}`
}

const isNumeric = (cells: readonly CellValue[]): boolean =>
  cells.some((cell) => cell !== null) && cells.every((cell) => cell === null || typeof cell === 'number')

function literal(value: CellValue): string {
  if (value === null) return 'null'
  return typeof value === 'number' ? String(value) : `'${quoted(value, "'")}'`
}

const quoted = (text: string, mark: string): string => text.replaceAll(mark, mark + mark)
