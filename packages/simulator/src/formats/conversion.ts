import type { DuckDBConnection } from '@duckdb/node-api'
import type { BatchFolder, TableFile } from './batch-folders.ts'

/** What is converted: a database that reads Parquet, the batches and the truth. */
export interface Conversion {
  readonly connection: DuckDBConnection
  readonly batches: readonly BatchFolder[]
  readonly truth: readonly TableFile[]
  readonly scratchDir: string
  /** Called before each file; throws when the run was aborted. */
  step(): void
}

export interface FileColumn {
  readonly name: string
  /** As DuckDB calls it. */
  readonly type: string
}

export const columnsOfFile = async (
  connection: DuckDBConnection,
  query: string,
): Promise<readonly FileColumn[]> => {
  const reader = await connection.runAndReadAll(`${query} limit 0`)
  const types = reader.columnTypes().map((type) => type.toString())
  return reader.columnNames().map((name, index) => ({ name, type: types[index] ?? 'VARCHAR' }))
}
