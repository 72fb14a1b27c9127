import type { LoadedColumn } from './options.ts'
import type { RejectedLine } from './rejects.ts'
import type { TableFile } from './table-files.ts'
import type { WaypointError } from '@waypoint/contracts'

/** A table as read from its files, standing under a name of its own until it is swapped in or appended. */
export interface StagedTable {
  readonly table: string
  readonly columns: readonly LoadedColumn[]
  readonly files: readonly StagedFile[]
  readonly failures: readonly FailedFile[]
}

export interface StagedFile {
  readonly file: TableFile
  readonly sha256: string
  readonly rows: number
  readonly rejected: readonly RejectedLine[]
  readonly notes: readonly string[]
}

export interface FailedFile {
  readonly file: TableFile
  readonly error: WaypointError
}
