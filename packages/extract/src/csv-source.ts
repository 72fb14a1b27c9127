import type { CsvDialect } from './dialect.ts'
import { literal, quote } from './sql-text.ts'

export interface CsvSourceOptions {
  readonly path: string
  readonly dialect: CsvDialect
  /** One per column of the dialect, in DuckDB's words. */
  readonly types: readonly string[]
  readonly rejectsTable: string
}

/** A `read_csv` with nothing left to guess; what does not fit goes to the rejects table. */
export function csvSource({ path, dialect, types, rejectsTable }: CsvSourceOptions): string {
  const columns = dialect.columns.map(
    (name, index) => `${literal(name)}: ${literal(types[index] ?? 'VARCHAR')}`,
  )
  return `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${dialect.skip},
    delim = ${literal(dialect.delimiter)}, quote = '"', escape = '"', strict_mode = true, null_padding = false,
    columns = {${columns.join(', ')}}, store_rejects = true, rejects_limit = 0,
    rejects_table = ${literal(rejectsTable)}, rejects_scan = ${literal(`${rejectsTable}_scan`)})`
}

export function textTypes(dialect: CsvDialect): readonly string[] {
  return dialect.columns.map(() => 'VARCHAR')
}

/** A timestamp with an offset is read as such and kept in UTC; everything else as it is read. */
export function storedColumn(name: string, type: string): string {
  return type === zonedType ? `timezone('UTC', ${quote(name)}) as ${quote(name)}` : quote(name)
}

export const zonedType = 'TIMESTAMPTZ'

export function storedType(type: string): string {
  return type === zonedType ? 'TIMESTAMP' : type
}
