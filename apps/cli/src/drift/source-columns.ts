import { type Connection, cellText } from '@waypoint/adapter-contract'
import type { SourceColumns } from '@waypoint/extract'

/** Every table of the schemas `raw_<source>` as it is; tables of record begin with `_`. */
export async function readSourceColumns(connection: Connection): Promise<SourceColumns> {
  const { rows } = await connection.query(
    `select table_schema, table_name, lower(column_name), data_type from information_schema.columns
     where table_catalog = current_database() and starts_with(table_schema, 'raw_')
       and not starts_with(table_name, '_')
     order by table_schema, table_name, ordinal_position`,
  )
  const sources: Record<string, Record<string, Record<string, string>>> = {}
  for (const [schema, table, column, type] of rows) {
    const tables = (sources[cellText(schema)] ??= {})
    const columns = (tables[cellText(table)] ??= {})
    columns[cellText(column)] = cellText(type)
  }
  return sources
}
