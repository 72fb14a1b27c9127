import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api'
import type { Database } from './database.ts'

const CHUNK_ROWS = 2048

type Cell = string | null

/** Appends rows of texts to a table whose columns all are varchar, a chunk at a time as the rows come. */
export async function appendTexts(
  database: Database,
  table: string,
  {
    width,
    rows,
  }: { readonly width: number; readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]> },
): Promise<void> {
  const appender = await database.connection.createAppender(table)
  const types = Array.from({ length: width }, () => VARCHAR)
  let columns: Cell[][] = types.map(() => [])
  const flush = (): void => {
    const count = columns[0]?.length ?? 0
    if (count === 0) return
    const chunk = DuckDBDataChunk.create(types, count)
    for (const [index, column] of columns.entries()) chunk.setColumnValues(index, column)
    appender.appendDataChunk(chunk)
    columns = types.map(() => [])
  }
  for await (const row of rows) {
    for (const [index, column] of columns.entries()) column.push(row[index] ?? null)
    if (columns[0]?.length === CHUNK_ROWS) flush()
  }
  flush()
  appender.closeSync()
}
