import type { Connection } from '@waypoint/adapter-contract'
import type { WaypointError } from '@waypoint/contracts'

/** `replace`: the files are the whole table. `append`: they are one more batch of it. */
export type LoadMode = 'replace' | 'append'

export interface ExtractOptions {
  /** `salesforce`: the tables go to the schema `raw_salesforce`. */
  readonly source: string
  readonly input: ExtractInput
  /** A session of the DuckDB warehouse that receives the tables. */
  readonly connection: Connection
  readonly mode?: LoadMode
  /** Names the load; the same batch appended twice changes nothing. Default: worked out from the files' content. */
  readonly batchId?: string
  /** Loads again what has not changed since the last load. */
  readonly force?: boolean
  readonly now?: Date
  readonly onProgress?: (event: ExtractEvent) => void
  readonly signal?: AbortSignal
}

/** A folder of one file per table (or one folder of part files per table), or such files by name. */
export type ExtractInput =
  | { readonly folder: string }
  | { readonly files: readonly string[]; readonly folder?: never }

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
  /** Relative to the folder. */
  readonly files: readonly string[]
  /** Rows written by this load. */
  readonly rows: number
  /** Rows kept in `_quarantine`. */
  readonly rejected: number
  readonly columns: readonly LoadedColumn[]
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

export interface FileFailure {
  readonly table: string
  readonly file: string
  readonly error: WaypointError
}

export interface ExtractSummary {
  readonly source: string
  readonly schema: string
  readonly batchId: string
  readonly tables: readonly TableLoad[]
  /** Files that could not be read at all; the others are loaded. */
  readonly failures: readonly FileFailure[]
  /** Files of the folder that hold no table, relative to it. */
  readonly ignored: readonly string[]
  readonly rows: number
  readonly rejected: number
  readonly seconds: number
}
