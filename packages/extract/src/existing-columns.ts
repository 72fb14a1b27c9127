import { cellText } from '@waypoint/adapter-contract'
import { relationIn, type TargetSchema } from './load-context.ts'
import { quote } from './sql-text.ts'
import { ownType } from './warehouse-types.ts'

/** Lower-case name → type of the columns of a table; empty where there is none. */
export async function existingTypes(
  { connection, database, schema }: TargetSchema,
  table: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await connection.query(
    `select lower(column_name), data_type, numeric_precision, numeric_scale from information_schema.columns
     where table_catalog = $1 and table_schema = $2 and table_name = $3 order by ordinal_position`,
    { parameters: [database, schema, table] },
  )
  return new Map(
    rows.map(([name, ...type]) => [cellText(name), ownType(cellText(type[0]), type[1], type[2])]),
  )
}

/** The same of all tables of the schema at once. */
export async function schemaTypes({
  connection,
  database,
  schema,
}: TargetSchema): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { rows } = await connection.query(
    `select table_name, lower(column_name), data_type, numeric_precision, numeric_scale
     from information_schema.columns where table_catalog = $1 and table_schema = $2
     order by table_name, ordinal_position`,
    { parameters: [database, schema] },
  )
  const tables = new Map<string, Map<string, string>>()
  for (const [table, name, ...type] of rows) {
    const columns = tables.get(cellText(table)) ?? new Map<string, string>()
    tables.set(cellText(table), columns)
    columns.set(cellText(name), ownType(cellText(type[0]), type[1], type[2]))
  }
  return tables
}

export interface StoredColumn {
  readonly type: string
  /** Values that are not null. */
  readonly values: number
}

/** The same with how much is in them; read only where a load adds to what is there. */
export async function storedColumns(
  target: TargetSchema,
  table: string,
): Promise<ReadonlyMap<string, StoredColumn>> {
  const types = [...(await existingTypes(target, table))]
  if (types.length === 0) return new Map()
  const { rows } = await target.connection.query(
    `select ${types.map(([name]) => `count(${quote(name)})`).join(', ')} from ${relationIn(target, table)}`,
  )
  return new Map(types.map(([name, type], index) => [name, { type, values: Number(rows[0]?.[index]) }]))
}
