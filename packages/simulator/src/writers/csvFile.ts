import { closeSync, openSync, writeSync } from 'node:fs'
import type { TableSchema, Value } from '../schemas/table.ts'
import type { ExtractEntry } from './extractLog.ts'

const CHUNK_CHARACTERS = 4_000_000
const NULL_TEXT = '\\N'

const encode = (value: Value): string => {
  if (value === null || value === undefined) return NULL_TEXT
  if (typeof value === 'string') return `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`
  return String(value)
}

/** Writes rows for `readCsv`; dates and timestamps stay numbers, so that neither side parses text. */
export const writeCsv = (path: string, table: TableSchema, entries: readonly ExtractEntry[]): void => {
  const columns = Object.keys(table.columns)
  const file = openSync(path, 'w')
  try {
    let chunk = ''
    for (const { row, arrivedAt } of entries) {
      let line = ''
      for (const column of columns) {
        const value = column === '_fivetran_synced' ? arrivedAt : row[column]
        line += line === '' ? encode(value) : `,${encode(value)}`
      }
      chunk += `${line}\n`
      if (chunk.length > CHUNK_CHARACTERS) {
        writeSync(file, chunk)
        chunk = ''
      }
    }
    writeSync(file, chunk)
  } finally {
    closeSync(file)
  }
}

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The select that reads a file of `writeCsv` back with the table's own types. */
export const readCsv = (path: string, table: TableSchema): string => {
  const columns = Object.entries(table.columns)
  const fileTypes = columns.map(([name, type]) => {
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
