import { cellText, type Connection } from '@waypoint/adapter-contract'
import { nearestName, WaypointError } from '@waypoint/contracts'
import type { SourceDatabase } from '../options.ts'
import type { PostgresColumn } from './column-types.ts'

export interface PostgresTable {
  readonly name: string
  readonly columns: readonly PostgresColumn[]
}

/** Tables, partitioned ones as one, foreign ones too; views only where they are named. */
export async function readCatalog(database: SourceDatabase): Promise<readonly PostgresTable[]> {
  const { connection, schema, tables: wanted } = database
  const { rows } = await connection.query(
    `select r.relname, r.relkind, a.attname,
       format_type(case when t.typtype = 'd' then t.typbasetype else a.atttypid end,
         case when t.typtype = 'd' then t.typtypmod else a.atttypmod end)
     from pg_class r
     join pg_namespace n on n.oid = r.relnamespace
     left join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
     left join pg_type t on t.oid = a.atttypid
     where n.nspname = $1 and not r.relispartition and r.relkind in ('r', 'p', 'f', 'v', 'm')
     order by r.relname, a.attnum`,
    { parameters: [schema] },
  )
  const tables = new Map<string, { kind: string; columns: PostgresColumn[] }>()
  for (const [relation, kind, column, type] of rows) {
    const name = cellText(relation)
    const table = tables.get(name) ?? { kind: cellText(kind), columns: [] }
    tables.set(name, table)
    if (column !== null && column !== undefined) {
      table.columns.push({ name: cellText(column), type: cellText(type) })
    }
  }
  if (tables.size === 0) throw await emptySchema(connection, schema)
  for (const name of wanted ?? []) if (!tables.has(name)) throw noSuchTable(name, schema, [...tables.keys()])
  return [...tables]
    .filter(([name, { kind }]) => (wanted === undefined ? !['v', 'm'].includes(kind) : wanted.includes(name)))
    .map(([name, { columns }]) => ({ name, columns }))
}

async function emptySchema(connection: Connection, schema: string): Promise<WaypointError> {
  const { rows } = await connection.query(
    `select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' order by 1`,
  )
  const names = rows.map(([name]) => cellText(name))
  return new WaypointError({
    code: 'nothing-to-load',
    message: names.includes(schema)
      ? `The schema ${schema} of the database has no tables.`
      : `The database has no schema ${schema}.`,
    hint: `Its schemas: ${names.join(', ')}. Name one with --schema.`,
  })
}

function noSuchTable(name: string, schema: string, names: readonly string[]): WaypointError {
  const near = nearestName(name, names)
  return new WaypointError({
    code: 'no-such-table',
    message: `There is no table ${name} in the schema ${schema}.`,
    hint: near === undefined ? `Its tables: ${names.slice(0, 20).join(', ')}.` : `Is it ${near}?`,
  })
}
