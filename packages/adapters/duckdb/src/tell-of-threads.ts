import type { DuckDBInstance } from '@duckdb/node-api'

/** How many threads call the database at once, of all that it may work with. */
export async function tellOfThreads(instance: DuckDBInstance, count: number): Promise<void> {
  const session = await instance.connect()
  try {
    const setting = await session.runAndReadAll("select current_setting('threads')::integer")
    const threads = Number(setting.getRows()[0]?.[0])
    await session.run(`set external_threads = ${Math.min(count, threads)}`)
  } finally {
    session.closeSync()
  }
}
