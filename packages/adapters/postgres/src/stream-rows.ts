import type { QueryOptions, RowBatch } from '@waypoint/adapter-contract'
import type { CancellableConnection } from './connection.ts'

const batchRows = 2000

/** The rows of a query through a cursor, which lives in a transaction: its own where none is open. */
export async function* streamRows(
  connection: Omit<CancellableConnection, 'stream' | 'exportCsv'>,
  sql: string,
  options: Pick<QueryOptions, 'signal'>,
): AsyncIterable<RowBatch> {
  const alone = (await connection.use(async (session) => session.state)) === 'I'
  if (alone) await connection.begin()
  let failed = false
  try {
    await connection.query(`declare waypoint_stream no scroll cursor for\n${sql}`, options)
    for (let isLast = false; !isLast; ) {
      const { columns, rows } = await connection.query(`fetch ${batchRows} from waypoint_stream`, options)
      isLast = rows.length < batchRows
      if (rows.length > 0) yield { columns, rows }
    }
  } catch (cause) {
    failed = true
    throw cause
  } finally {
    // Also where the reader gives up half-way. A statement that failed has closed the cursor by itself.
    if (alone) await connection.rollback()
    else if (!failed) await connection.query('close waypoint_stream')
  }
}
