import { cellText, type Connection } from '@waypoint/adapter-contract'
import { literal, nameOf, quote, relationSql } from './relation-sql.ts'

interface CopiedFile {
  readonly connection: Connection
  /** The name under which it is attached. */
  readonly database: string
  /** As `schema.name`. */
  readonly tables: Pick<ReadonlySet<string>, 'has'>
}

/** Leaves those tables in the database, and nothing else that could be read or called. */
export async function dropTheRest({ connection, database, tables }: CopiedFile): Promise<void> {
  const listed = async (sql: string) => (await connection.query(sql)).rows.map((row) => row.map(cellText))
  const here = `database_name = ${literal(database)} and not internal`
  const views = await listed(`select schema_name, view_name from duckdb_views() where ${here}`)
  const held = await listed(`select schema_name, table_name from duckdb_tables() where ${here}`)
  const macros = await listed(
    `select distinct schema_name, function_name, function_type from duckdb_functions()
     where ${here} and function_type in ('macro', 'table_macro')`,
  )
  const schemas = await listed(`select schema_name from duckdb_schemas() where ${here}`)
  const kept = new Set(
    held.filter(([schema = '', name = '']) => tables.has(nameOf({ schema, name }))).map(([schema]) => schema),
  )
  const drop = (kind: string, [schema = '', name = '']: readonly string[]) =>
    `drop ${kind} ${relationSql(database, { schema, name })}`
  const statements = [
    ...views.map((view) => drop('view', view)),
    ...macros.map((macro) => drop(macro[2] === 'macro' ? 'macro' : 'macro table', macro)),
    ...held
      .filter(([schema = '', name = '']) => !tables.has(nameOf({ schema, name })))
      .map((table) => drop('table', table)),
    ...schemas
      .filter(([schema]) => schema !== 'main' && !kept.has(schema))
      .map(([schema = '']) => `drop schema ${quote(database)}.${quote(schema)} cascade`),
  ]
  await connection.query(['begin', ...statements, 'commit'].join(';\n'))
}
