import { closeSync, openSync } from 'node:fs'
import type { TableSchema } from '../schemas/table.ts'
import { writeAll } from './write-all.ts'
import { bufferedColumns, type RowBuffer } from './row-buffer.ts'

export const writeCsv = (path: string, rows: RowBuffer): void => {
  const file = openSync(path, 'w')
  try {
    for (const chunk of rows.chunks()) writeAll(file, chunk)
  } finally {
    closeSync(file)
  }
}

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The select that reads a file of `writeCsv` back with the table's own types: dates and timestamps were numbers. */
export const readCsv = (path: string, table: TableSchema): string => {
  const columns = Object.entries(table.columns)
  const fileTypes = bufferedColumns(table).map((name) => {
    const type = table.columns[name] ?? 'varchar'
    const fileType = type === 'timestamp' ? 'bigint' : type === 'date' ? 'integer' : type
    return `${quoteText(name)}: ${quoteText(fileType)}`
  })
  const values = columns.map(([name, type]) => {
    const column = quoteIdentifier(name)
    if (type === 'timestamp') return `make_timestamp(${column} * 1000) as ${column}`
    if (type === 'date') return `date '1970-01-01' + ${column} as ${column}`
    return column
  })
  return (
    `select ${values.join(', ')} from read_csv(${quoteText(path)}, columns = {${fileTypes.join(', ')}}, ` +
    `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', ` +
    `nullstr = '\\N', allow_quoted_nulls = false)`
  )
}

export const createTable = (schema: string, table: TableSchema): string => {
  const columns = Object.entries(table.columns).map(([name, type]) => `${quoteIdentifier(name)} ${type}`)
  return `create table ${schema}.${quoteIdentifier(table.name)} (${columns.join(', ')})`
}
