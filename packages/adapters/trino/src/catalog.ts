import { cellText, type Connection, dottedName } from '@waypoint/adapter-contract'
import type { ColumnDescription, RelationName, RelationType } from '@waypoint/contracts'
import { textLiteral } from './values/literals.ts'

function informationSchema(catalog: string, table: string): string {
  return dottedName({ database: catalog, schema: 'information_schema', identifier: table })
}

export async function listSchemas(connection: Connection, catalog: string): Promise<readonly string[]> {
  const { rows } = await connection.query(
    `select schema_name from ${informationSchema(catalog, 'schemata')} order by schema_name`,
  )
  return rows.map((row) => cellText(row[0]))
}

/** A materialized view is a table to the information schema; the catalogs that have such list them apart. */
export async function listRelations(
  connection: Connection,
  catalog: string,
  schema: string,
): Promise<readonly RelationName[]> {
  const name = schema.toLowerCase()
  const { rows } = await connection.query(
    `select table_name, table_type from ${informationSchema(catalog, 'tables')}
     where table_schema = ${textLiteral(name)} order by table_name`,
  )
  return rows.map((row) => ({
    database: catalog,
    schema: name,
    identifier: cellText(row[0]),
    type: relationType(cellText(row[1])),
  }))
}

function relationType(kind: string): RelationType {
  return kind === 'VIEW' ? 'view' : 'table'
}

export async function columnsOf(
  connection: Connection,
  relation: RelationName,
  defaults: { readonly database: string; readonly schema: string },
): Promise<readonly ColumnDescription[]> {
  const schema = (relation.schema ?? defaults.schema).toLowerCase()
  const { rows } = await connection.query(
    `select column_name, data_type from ${informationSchema(relation.database ?? defaults.database, 'columns')}
     where table_schema = ${textLiteral(schema)} and table_name = ${textLiteral(relation.identifier.toLowerCase())}
     order by ordinal_position`,
  )
  return rows.map((row) => ({ name: cellText(row[0]), dataType: cellText(row[1]) }))
}
