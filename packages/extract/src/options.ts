import type { Connection } from '@waypoint/adapter-contract'
import type { WaypointError } from '@waypoint/contracts'

/**
 * `replace`: the files are the whole table. `append`: they are one more batch of it. `upsert`: a batch whose
 * rows replace those with the same key. `base`: the whole table before batches that were or will be loaded.
 */
export type LoadMode = 'replace' | 'append' | 'upsert' | 'base'

/** What is declared about a table. */
export interface TableSettings {
  readonly mode?: LoadMode
  /** The columns that identify a row. */
  readonly key?: readonly string[]
  /** The row with the highest value is the newest version. */
  readonly cursor?: string
  /** A row in which it is set is deleted: true, or when. */
  readonly deleted?: string
}

export interface ExtractOptions {
  /** `salesforce`: the tables go to the schema `raw_salesforce`. */
  readonly source: string
  readonly input: ExtractInput
  /** A session of DuckDB that reads the files: of the warehouse, or of one that is there for that alone. */
  readonly connection: Connection
  /** The warehouse that receives the tables, where it is another database. */
  readonly into?: ForeignWarehouse
  /** Where a table's settings say nothing else; `replace`. */
  readonly mode?: LoadMode
  /** By the table's name. */
  readonly tables?: Readonly<Record<string, TableSettings>>
  /** Names the load; the same batch appended twice changes nothing. Default: worked out from the files' content. */
  readonly batchId?: string
  /** Of databases, where rows are upserted: from this cursor on, instead of from the highest that is loaded. */
  readonly since?: string
  /** Loads again what has not changed since the last load. */
  readonly force?: boolean
  readonly now?: Date
  readonly onProgress?: (event: ExtractEvent) => void
  readonly signal?: AbortSignal
}

export interface ForeignWarehouse extends Delivery {
  readonly connection: Connection
}

export interface Delivery {
  /** Adds the rows of a CSV file with a header to a table, whose name is quoted; a field without anything is null. */
  readonly copyCsv: (table: string, file: string) => Promise<unknown>
}

/** A folder of tables (or one folder of part files per table), such files by name, or a database. */
export type ExtractInput =
  | { readonly folder: string }
  | { readonly files: readonly string[]; readonly folder?: never }
  | { readonly database: SourceDatabase; readonly folder?: never; readonly files?: never }

/** A schema of a PostgreSQL database. */
export interface SourceDatabase {
  /** A session that nothing else uses; it must be able to stream. */
  readonly connection: Connection
  readonly schema: string
  /** All tables of the schema, where none are named. */
  readonly tables?: readonly string[]
}

export type ExtractEvent =
  | { readonly kind: 'table-started'; readonly table: string; readonly index: number; readonly total: number }
  | {
      readonly kind: 'table-finished'
      readonly load: TableLoad
      readonly index: number
      readonly total: number
    }
  | { readonly kind: 'file-failed'; readonly failure: FileFailure }

export interface TableLoad {
  readonly table: string
  /** What was done: with a key, `replace` and `base` keep the newest row of each. */
  readonly mode: LoadMode
  /** Relative to the folder. */
  readonly files: readonly string[]
  /** Rows written by this load. */
  readonly rows: number
  /** Rows kept in `_quarantine`. */
  readonly rejected: number
  readonly columns: readonly LoadedColumn[]
  /** What is different from the table that was there before. */
  readonly changes: readonly ColumnChange[]
  /** Nothing to do: these files are loaded already. */
  readonly unchanged: boolean
  /** What was done to read a file, e.g. an encoding converted. */
  readonly notes: readonly string[]
  readonly seconds: number
}

export interface LoadedColumn {
  readonly name: string
  readonly type: string
}

/** A column of the batch that the table did not have, one that the batch lacks, or one of another type. */
export type ColumnChange =
  | { readonly kind: 'new'; readonly column: string; readonly type: string }
  | { readonly kind: 'missing'; readonly column: string; readonly type: string }
  | { readonly kind: 'retyped'; readonly column: string; readonly from: string; readonly to: string }

export interface FileFailure {
  readonly table: string
  readonly file: string
  readonly error: WaypointError
}

export interface ExtractSummary {
  readonly source: string
  readonly schema: string
  readonly batchId: string
  readonly batchIds: readonly string[]
  readonly tables: readonly TableLoad[]
  /** Tables of the source that this load did not bring, though it was to bring all of them. */
  readonly missingTables: readonly string[]
  /** Files that could not be read at all; the others are loaded. */
  readonly failures: readonly FileFailure[]
  /** Files of the folder that hold no table, relative to it. */
  readonly ignored: readonly string[]
  readonly rows: number
  readonly rejected: number
  readonly seconds: number
}
