import { join } from 'node:path'
import { DuckDBInstance, type JS } from '@duckdb/node-api'

/** The rows of a query over a workspace's warehouse, which nobody may be building. */
export async function warehouseRows(dir: string, sql: string): Promise<readonly (readonly JS[])[]> {
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowsJS()
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

/** The same as objects. */
export async function warehouseObjects(
  dir: string,
  sql: string,
): Promise<readonly Readonly<Record<string, JS>>[]> {
  const database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS()
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}
