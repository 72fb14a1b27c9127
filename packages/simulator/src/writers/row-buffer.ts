import { join } from 'node:path'
import type { TableSchema, Value } from '../schemas/table.ts'
import { createCsvBytes } from './csv-bytes.ts'

const COMMA = 44
const NEWLINE = 10
const NULL_TEXT = '\\N'

/** Rows of one table as CSV, few of them in memory. */
export interface RowBuffer {
  readonly table: TableSchema
  readonly rows: number
  /** `syncedAt` fills the column `_fivetran_synced`. */
  add(row: Readonly<Record<string, Value>>, syncedAt?: number): void
  /** The file with all rows. */
  file(): string
}

export interface RowPlace {
  /** Where the file goes. */
  readonly dir: string
  /** Distinguishes the table's buffers. */
  readonly label: string
}

export const createRowBuffer = (table: TableSchema, place: RowPlace): RowBuffer => {
  const columns = Object.keys(table.columns).filter((column) => column !== '_fivetran_synced')
  const isSynced = '_fivetran_synced' in table.columns
  const path = join(place.dir, `${place.label}.${table.source}.${table.name}.csv`)
  const bytes = createCsvBytes(path)
  let rows = 0

  const encode = (value: Value): void => {
    if (value === null || value === undefined) bytes.plain(NULL_TEXT)
    else if (typeof value === 'string') bytes.quoted(value)
    else if (typeof value === 'number') bytes.number(value)
    else bytes.plain(String(value))
  }

  return {
    table,
    get rows() {
      return rows
    },
    add: (row, syncedAt) => {
      if (isSynced) encode(syncedAt)
      for (let index = 0; index < columns.length; index++) {
        if (index > 0 || isSynced) bytes.character(COMMA)
        encode(row[columns[index] ?? ''])
      }
      bytes.character(NEWLINE)
      rows++
    },
    file: () => {
      bytes.save()
      return path
    },
  }
}

/** The columns in the order in which a buffer writes them. */
export const bufferedColumns = (table: TableSchema): readonly string[] => {
  const columns = Object.keys(table.columns)
  const others = columns.filter((column) => column !== '_fivetran_synced')
  return others.length === columns.length ? columns : ['_fivetran_synced', ...others]
}
