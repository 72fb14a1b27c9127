import type { TableSchema, Value } from '../schemas/table.ts'

const CHUNK_BYTES = 1 << 18
const NULL_TEXT = '\\N'

/** Rows of one table as CSV text, kept outside the JavaScript heap. */
export interface RowBuffer {
  readonly table: TableSchema
  readonly rows: number
  /** `syncedAt` fills the column `_fivetran_synced`. */
  add(row: Readonly<Record<string, Value>>, syncedAt?: number): void
  chunks(): readonly Buffer[]
}

const encode = (value: Value): string => {
  if (value === null || value === undefined) return NULL_TEXT
  if (typeof value === 'string') return `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`
  return String(value)
}

export const createRowBuffer = (table: TableSchema): RowBuffer => {
  const columns = Object.keys(table.columns).filter((column) => column !== '_fivetran_synced')
  const isSynced = '_fivetran_synced' in table.columns
  const done: Buffer[] = []
  let open = Buffer.allocUnsafe(0)
  let used = 0
  let rows = 0

  const write = (line: string): void => {
    if (used + line.length * 3 > open.length) {
      if (used > 0) done.push(open.subarray(0, used))
      open = Buffer.allocUnsafe(Math.max(rows < 1000 ? CHUNK_BYTES >> 4 : CHUNK_BYTES, line.length * 3))
      used = 0
    }
    used += open.write(line, used)
  }

  return {
    table,
    get rows() {
      return rows
    },
    add: (row, syncedAt) => {
      let line = isSynced ? encode(syncedAt) : ''
      for (const column of columns) line += line === '' ? encode(row[column]) : `,${encode(row[column])}`
      write(`${line}\n`)
      rows++
    },
    chunks: () => (used === 0 ? done : [...done, open.subarray(0, used)]),
  }
}

/** The columns in the order in which a buffer writes them. */
export const bufferedColumns = (table: TableSchema): readonly string[] => {
  const columns = Object.keys(table.columns)
  const others = columns.filter((column) => column !== '_fivetran_synced')
  return others.length === columns.length ? columns : ['_fivetran_synced', ...others]
}
