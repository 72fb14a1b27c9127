import type { DuckDBConnection } from '@duckdb/node-api'

/** What a transaction writes goes to the file once; single statements would go through a log first. */
export const inTransaction = async <T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> => {
  await connection.run('begin')
  const result = await work()
  await connection.run('commit')
  return result
}
