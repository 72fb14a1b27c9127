import type { TableSchema } from '../schemas/table.ts'
import { bufferedColumns } from './row-buffer.ts'

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The select that reads the file of a row buffer back with the table's own types: dates and timestamps were numbers. */
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

const columnList = (table: TableSchema): string =>
  Object.entries(table.columns)
    .map(([name, type]) => `${quoteIdentifier(name)} ${type}`)
    .join(', ')

export const createTable = (schema: string, table: TableSchema): string =>
  `create table ${schema}.${quoteIdentifier(table.name)} (${columnList(table)})`

export const createTemporaryTable = (table: TableSchema): string =>
  `create temp table ${quoteIdentifier(table.name)} (${columnList(table)})`
