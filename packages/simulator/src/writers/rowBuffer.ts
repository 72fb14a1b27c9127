import type { TableSchema, Value } from '../schemas/table.ts'

const CHUNK_CHARACTERS = 1 << 18
export const NULL_TEXT = '\\N'

/** Rows of one table as CSV text, kept outside the JavaScript heap. */
export interface RowBuffer {
  readonly table: TableSchema
  readonly rows: number
  add(row: Readonly<Record<string, Value>>): void
  chunks(): readonly Buffer[]
}

const encode = (value: Value): string => {
  if (value === null || value === undefined) return NULL_TEXT
  if (typeof value === 'string') return `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`
  return String(value)
}

export const createRowBuffer = (table: TableSchema): RowBuffer => {
  const columns = Object.keys(table.columns)
  const done: Buffer[] = []
  let open = ''
  let rows = 0
  return {
    table,
    get rows() {
      return rows
    },
    add: (row) => {
      let line = ''
      for (const column of columns) line += line === '' ? encode(row[column]) : `,${encode(row[column])}`
      open += `${line}\n`
      rows++
      if (open.length > CHUNK_CHARACTERS) {
        done.push(Buffer.from(open))
        open = ''
      }
    },
    chunks: () => (open === '' ? done : [...done, Buffer.from(open)]),
  }
}
