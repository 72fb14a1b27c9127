import { cellText, type Connection } from '@waypoint/adapter-contract'
import { createHash } from 'node:crypto'
import { literal, nameOf, type Named, relationSql } from './relation-sql.ts'

/** A view that is published as one. */
export interface KeptView extends Named {
  /** Its query, without the name of the database: it reads the file that it stands in, whatever that is called. */
  readonly query: string
  /** Tables. */
  readonly reads: readonly Named[]
}

interface Asked {
  readonly connection: Connection
  readonly database: string
}

/** Those of the relations that are views of tables of the same database, and of nothing else. */
export async function keptViews(
  { connection, database }: Asked,
  relations: readonly Named[],
): Promise<readonly KeptView[]> {
  if (relations.length === 0) return []
  const views = await connection.query(
    `select schema_name, view_name, sql from duckdb_views() where database_name = $1 and not temporary
       and schema_name || '.' || view_name in (${relations.map((each) => literal(nameOf(each))).join(', ')})`,
    { parameters: [database] },
  )
  const tables = await connection.query(
    `select schema_name || '.' || table_name from duckdb_tables() where database_name = $1 and not temporary`,
    { parameters: [database] },
  )
  const known = new Set(tables.rows.map(([name]) => cellText(name)))
  const kept: KeptView[] = []
  for (const [schema, name, sql] of views.rows) {
    const tree = await treeOf(connection, cellText(sql))
    const reads = tablesRead(JSON.parse(tree), database)
    if (reads === null || reads.length === 0 || !reads.every((each) => known.has(nameOf(each)))) continue
    const query = await withoutDatabase({ connection, database }, tree)
    kept.push({ schema: cellText(schema), name: cellText(name), query, reads })
  }
  return kept
}

/** Its columns are those of its query: none are named between the view and it. */
const DEFINITION = /^CREATE VIEW (?:"(?:[^"]|"")+"|\w+)\.(?:"(?:[^"]|"")+"|\w+) AS (.*)$/s

/** Its query, in JSON; an error in JSON where there is none. */
async function treeOf(connection: Connection, definition: string): Promise<string> {
  const query = DEFINITION.exec(definition)?.[1] ?? ''
  const { rows } = await connection.query('select json_serialize_sql($1::varchar)', { parameters: [query] })
  return cellText(rows[0]?.[0])
}

async function withoutDatabase({ connection, database }: Asked, tree: string): Promise<string> {
  const named = `"catalog_name":${JSON.stringify(database)}`
  const { rows } = await connection.query('select json_deserialize_sql($1::json)', {
    parameters: [tree.replaceAll(named, '"catalog_name":""')],
  })
  return cellText(rows[0]?.[0])
}

/** Null where a part of the query is not known for what it reads. */
function tablesRead(tree: unknown, database: string): readonly Named[] | null {
  const found = new Map<string, Named>()
  const isKnown = visit(tree, (node) => {
    if (node['type'] === 'TABLE_FUNCTION' || node['error'] === true) return false
    if (node['type'] !== 'BASE_TABLE') return true
    const { schema_name: schema, table_name: name, catalog_name: catalog } = node
    if (typeof schema !== 'string' || typeof name !== 'string') return false
    // A name without a schema is one that the query gives to a part of itself.
    if (schema === '') return catalog === ''
    if (catalog !== database) return false
    found.set(nameOf({ schema, name }), { schema, name })
    return true
  })
  return isKnown ? [...found.values()] : null
}

type Node = Readonly<Record<string, unknown>>

function visit(tree: unknown, see: (node: Node) => boolean): boolean {
  if (Array.isArray(tree)) return tree.every((each) => visit(each, see))
  if (typeof tree !== 'object' || tree === null) return true
  const node: Node = { ...tree }
  return see(node) && Object.values(node).every((each) => visit(each, see))
}

/** Equal for equal definitions over equal tables. `hashes` are those of what it reads, in order of their names. */
export async function hashOfView(
  { connection, database }: Asked,
  view: Named,
  hashes: readonly string[],
): Promise<string> {
  const { rows } = await connection.query(
    'select sql from duckdb_views() where database_name = $1 and schema_name = $2 and view_name = $3',
    { parameters: [database, view.schema, view.name] },
  )
  const definition = rows[0]?.[0]
  if (definition === undefined) return 'none'
  return createHash('sha256')
    .update(JSON.stringify([cellText(definition), ...hashes]))
    .digest('hex')
}

export const createView = (database: string, view: KeptView): string =>
  `create view ${relationSql(database, view)} as ${view.query}`
