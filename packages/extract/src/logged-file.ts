/** A file of a batch, as the log of the schema knows it. */
export interface LoggedFile {
  readonly file: string
  readonly rows: number
  readonly batchId: string
  readonly sha256: string
}
