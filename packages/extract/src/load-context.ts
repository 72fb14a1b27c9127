import type { Connection } from '@waypoint/adapter-contract'
import type { Delivery, LoadMode, TableSettings } from './options.ts'
import type { LoggedFile } from './logged-file.ts'
import type { SqliteFiles } from './sqlite/sqlite-files.ts'
import { quote } from './sql-text.ts'
import { foreignType } from './warehouse-types.ts'

/** Named in full: a database file may be called like the schema in it. */
export interface TargetSchema {
  readonly connection: Connection
  readonly database: string
  readonly schema: string
}

interface TableState {
  readonly logged: readonly LoggedFile[]
  /** Lower-case name → type; empty where there is no such table. */
  readonly columns: ReadonlyMap<string, string>
}

/** What every step of one extraction shares. */
export interface LoadContext extends TargetSchema {
  /** Where files are read and tables made ready: the warehouse itself, or a DuckDB beside it. */
  readonly reader: TargetSchema
  /** How tables come from there into the warehouse; null where it is the same. */
  readonly delivery: Delivery | null
  /** What the table was before this extraction. */
  readonly before: TableState
  readonly mode: LoadMode
  /** What is declared about the table that is being loaded. */
  readonly settings: TableSettings
  readonly batchId: string
  readonly force: boolean
  readonly loadedAt: Date
  /** A folder of this extraction alone, gone when it ends. */
  readonly scratch: string
  /** Those that are open; one file holds many tables. */
  readonly sqlite: SqliteFiles
  readonly signal: AbortSignal | undefined
}

/** The type in the words of the warehouse. */
export function sqlType({ delivery }: LoadContext, type: string): string {
  return delivery === null ? type : foreignType(type)
}

export function relationIn({ database, schema }: TargetSchema, table: string): string {
  return `${quote(database)}.${quote(schema)}.${quote(table)}`
}

/** The load keeps the rows that are there. */
export function addsToTable({ mode }: LoadContext): boolean {
  switch (mode) {
    case 'append':
    case 'upsert':
      return true
    case 'replace':
    case 'base':
      return false
  }
}

/** The name under which a table is built beside its predecessor. */
export const stagedPrefix = '__load_'

/** Every query of the connection ends when the signal is raised. */
export function withSignal(connection: Connection, signal: AbortSignal | undefined): Connection {
  if (signal === undefined) return connection
  return { ...connection, query: (sql, options) => connection.query(sql, { signal, ...options }) }
}
