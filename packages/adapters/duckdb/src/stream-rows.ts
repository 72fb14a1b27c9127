import type { QueryOptions, ResultColumn, RowBatch } from '@waypoint/adapter-contract'
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api'
import { WaypointError } from '@waypoint/contracts'
import { toWaypointError } from './errors.ts'
import { toCell } from './values.ts'

/** Calls of the driver, one after the other. */
type Enqueue = <T>(task: () => Promise<T>) => Promise<T>

/** The rows of one query, a chunk of the database at a time; only that chunk is in memory. */
export async function* streamRows(
  session: DuckDBConnection,
  enqueue: Enqueue,
  { sql, signal }: Pick<QueryOptions, 'signal'> & { readonly sql: string },
): AsyncGenerator<RowBatch> {
  const step = async <T>(task: () => Promise<T>): Promise<T> => {
    if (signal?.aborted === true) throw cancelled(sql)
    try {
      return await enqueue(task)
    } catch (cause) {
      throw toWaypointError(cause, sql)
    }
  }
  const result = await step(() => session.stream(sql))
  const columns = columnsOf(result)
  for (;;) {
    const chunk = await step(() => result.fetchChunk())
    if (chunk === null || chunk.rowCount === 0) return
    yield { columns, rows: chunk.getRows().map((row) => row.map(toCell)) }
  }
}

function columnsOf(result: DuckDBResult): readonly ResultColumn[] {
  return result.columnNames().map((name, index) => ({ name, dataType: String(result.columnType(index)) }))
}

function cancelled(sql: string): WaypointError {
  return new WaypointError({ code: 'query-cancelled', message: 'The query was cancelled.', sql })
}
