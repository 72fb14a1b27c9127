import { DuckDBDataChunk, INTEGER } from '@duckdb/node-api'
import type { Database } from './database.ts'

const CHUNK_ROWS = 2048

/** Appends rows of 32-bit integers to a table, given column by column. */
export async function appendIntegers(
  database: Database,
  table: string,
  columns: readonly Int32Array[],
): Promise<void> {
  const appender = await database.connection.createAppender(table)
  const types = columns.map(() => INTEGER)
  const rows = columns[0]?.length ?? 0
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK_ROWS, rows - from))
    for (const [index, column] of columns.entries()) {
      const vector = chunk.getColumnVector(index)
      const part = column.subarray(from, from + CHUNK_ROWS)
      for (let row = 0; row < part.length; row += 1) vector.setItem(row, part[row] ?? 0)
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
