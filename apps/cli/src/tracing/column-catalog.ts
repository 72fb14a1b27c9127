import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { Manifest, SourceNode } from '@waypoint/contracts'
import type { Catalog } from '@waypoint/sql'

/** Columns of every table of the warehouse, by `schema.name` in lower case. */
export type WarehouseColumns = ReadonlyMap<string, readonly string[]>

export async function readColumns(connection: Connection): Promise<WarehouseColumns> {
  const { rows } = await connection.query(
    `select lower(schema_name || '.' || table_name), column_name from duckdb_columns()
     where database_name = current_database() and not internal
     order by schema_name, table_name, column_index`,
  )
  const columns = new Map<string, string[]>()
  for (const [table, column] of rows) {
    const key = cellText(table)
    const list = columns.get(key)
    if (list === undefined) columns.set(key, [cellText(column)])
    else list.push(cellText(column))
  }
  return columns
}

export const relationKey = (schema: string, name: string): string => `${schema}.${name}`.toLowerCase()

/**
 * Tables of compiled SQL as nodes of the project; what the project does not know keeps its name. The columns of what
 * the database does not have are those that the project describes.
 */
export function columnCatalog(manifest: Manifest, columns: WarehouseColumns): Catalog {
  const ids = new Map<string, string>()
  const described = new Map<string, readonly string[]>()
  const add = (key: string, node: Pick<SourceNode, 'unique_id' | 'columns'>): void => {
    ids.set(key, node.unique_id)
    const names = Object.keys(node.columns)
    if (names.length > 0) described.set(key, names)
  }
  for (const node of Object.values(manifest.nodes)) add(relationKey(node.schema, node.alias), node)
  for (const node of Object.values(manifest.sources)) add(relationKey(node.schema, node.identifier), node)
  return ({ schema, name }) => {
    const key = relationKey(schema, name)
    return { table: ids.get(key) ?? key, columns: columns.get(key) ?? described.get(key) ?? null }
  }
}
