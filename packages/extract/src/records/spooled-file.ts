import type { InspectedFile } from '../inspected-file.ts'
import type { RejectedLine } from '../rejects.ts'
import type { Spool } from './spool.ts'

/** A file, or a table of a database, after its records were read one by one. */
export interface SpooledFile {
  readonly inspected: InspectedFile
  readonly spool: Spool
  /** Records that could not be read at all. */
  readonly rejected: readonly RejectedLine[]
  readonly notes: readonly string[]
}
