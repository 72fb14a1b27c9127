import type { WaypointError } from '@waypoint/contracts'
import type { LoadedColumn } from './options.ts'
import type { RejectedLine } from './rejects.ts'
import type { TableFile } from './table-files.ts'

/** A table as read from its files, standing under a name of its own until it is swapped in or added. */
export interface StagedTable {
  readonly table: string
  /** None where the files hold no record that would tell them; then nothing stands there. */
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
  /** Which of its rows have no value in one of these columns. */
  readonly recordsWithout: (columns: readonly string[]) => Promise<readonly RejectedLine[]>
}

export interface FailedFile {
  readonly file: TableFile
  readonly error: WaypointError
}
