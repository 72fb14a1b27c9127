import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { TableToSend } from './send-table.ts'

/** The tables of the sources in a DuckDB, with what was rejected and when they were loaded. */
export async function tablesToSend(reader: Connection): Promise<readonly TableToSend[]> {
  const { rows } = await reader.query(
    `select schema_name, table_name from duckdb_tables()
     where database_name = current_database() and starts_with(schema_name, 'raw_') and not temporary
     order by estimated_size desc, schema_name, table_name`,
  )
  return rows.map((row) => ({ schema: cellText(row[0]), table: cellText(row[1]) }))
}
