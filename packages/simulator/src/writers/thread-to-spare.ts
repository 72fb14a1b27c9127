import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Leaves one of the database's threads to what runs beside, until `giveBack` is called: with more threads at work
 * than cores, some would only ask again and again whether there is anything to do.
 */
export const withThreadToSpare = async <T>(
  connection: DuckDBConnection,
  work: (giveBack: () => Promise<void>) => Promise<T>,
): Promise<T> => {
  const setting = await connection.runAndReadAll(`select current_setting('threads')::integer`)
  const threads = Number(setting.getRows()[0]?.[0])
  const giveBack = async (): Promise<void> => {
    await connection.run(`set threads = ${threads}`)
  }
  await connection.run(`set threads = ${Math.max(1, threads - 1)}`)
  try {
    return await work(giveBack)
  } finally {
    await giveBack()
  }
}
