/** A session of a PostgreSQL server; whoever calls the simulator opens it. */
export interface PostgresDoor {
  /** Without credentials, for people. */
  readonly name: string
  run(sql: string): Promise<void>
  /** The schemas of these names that exist. */
  schemas(names: readonly string[]): Promise<readonly string[]>
  /** Sends a CSV file with a header through COPY; `table` is quoted. Empty is null, `""` is an empty text. */
  copy(table: string, file: string): Promise<void>
}
