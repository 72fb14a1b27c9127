import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const textOf = (value) => (typeof value === 'string' ? value : '')

/** Copies every table of a warehouse to a Parquet file, and says how many rows that were and how long it took. */
export async function copyTables(warehouse, dir) {
  const instance = await DuckDBInstance.create(warehouse, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      `select schema_name as schema, table_name as name from duckdb_tables() where schema_name like 'raw_%' order by all`,
    )
    const tables = reader.getRowObjectsJson()
    let rows = 0
    const startedAt = performance.now()
    for (const entry of tables) {
      const schema = textOf(entry.schema)
      const table = textOf(entry.name)
      const folder = join(dir, schema)
      mkdirSync(folder, { recursive: true })
      const file = join(folder, `${table}.parquet`).replaceAll("'", "''")
      const copied = await connection.run(`copy ${schema}."${table}" to '${file}' (format parquet)`)
      rows += copied.rowsChanged
    }
    return { rows, seconds: (performance.now() - startedAt) / 1000 }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
