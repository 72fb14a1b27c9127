import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { ColumnDescription, RelationName, RelationType } from '@waypoint/contracts'

export async function listSchemas(connection: Connection, database: string): Promise<readonly string[]> {
  const { rows } = await connection.query(
    `select schema_name from duckdb_schemas()
     where lower(database_name) = lower(?) and not internal or lower(database_name) = lower(?) and schema_name = 'main'
     order by schema_name`,
    { parameters: [database, database] },
  )
  return rows.map((row) => cellText(row[0]))
}

export async function listRelations(
  connection: Connection,
  database: string,
  schema: string,
): Promise<readonly RelationName[]> {
  const { rows } = await connection.query(
    `select database_name, schema_name, table_name as name, 'table' as type from duckdb_tables()
     where lower(database_name) = lower($1) and lower(schema_name) = lower($2) and not internal
     union all
     select database_name, schema_name, view_name, 'view' from duckdb_views()
     where lower(database_name) = lower($1) and lower(schema_name) = lower($2) and not internal
     order by name`,
    { parameters: [database, schema] },
  )
  return rows.map((row) => ({
    database: cellText(row[0]),
    schema: cellText(row[1]),
    identifier: cellText(row[2]),
    type: relationType(row[3]),
  }))
}

function relationType(cell: unknown): RelationType {
  return cell === 'view' ? 'view' : 'table'
}

/** Without database or schema the name means what it would in a statement: temporary tables included. */
export async function columnsOf(
  connection: Connection,
  relation: RelationName,
): Promise<readonly ColumnDescription[]> {
  const { rows } = await connection.query(
    `select column_name, data_type from duckdb_columns()
     where lower(table_name) = lower($1)
       and ($2 is null or lower(schema_name) = lower($2))
       and ($3 is null or lower(database_name) = lower($3))
       and ($2 is not null or schema_name = current_schema() or database_name = 'temp')
     qualify database_name = first_value(database_name) over (order by (database_name = 'temp') desc, (database_name = current_database()) desc)
     order by column_index`,
    { parameters: [relation.identifier, relation.schema, relation.database] },
  )
  return rows.map((row) => ({ name: cellText(row[0]), dataType: cellText(row[1]) }))
}
