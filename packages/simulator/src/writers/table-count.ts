export interface TableCount {
  readonly source: string
  readonly table: string
  /** Delivered rows, over all batches. */
  readonly rows: number
}
