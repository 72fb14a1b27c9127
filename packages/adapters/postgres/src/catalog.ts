import { cellText, type Connection } from '@waypoint/adapter-contract'
import {
  type ColumnDescription,
  type RelationName,
  type RelationType,
  WaypointError,
} from '@waypoint/contracts'

interface DatabaseNames {
  readonly wanted: string | null
  readonly current: string
}

export async function listSchemas(
  connection: Connection,
  databases: DatabaseNames,
): Promise<readonly string[]> {
  refuseOtherDatabase(databases)
  const { rows } = await connection.query(
    String.raw`select nspname from pg_namespace where nspname !~ '^pg_(toast|temp)' order by nspname`,
  )
  return rows.map((row) => cellText(row[0]))
}

/** Partitions are listed like tables: each can be read by its name. */
export async function listRelations(
  connection: Connection,
  databases: DatabaseNames,
  schema: string,
): Promise<readonly RelationName[]> {
  refuseOtherDatabase(databases)
  const { rows } = await connection.query(
    `select n.nspname, c.relname, c.relkind::text
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where lower(n.nspname) = lower($1) and c.relkind in ('r', 'p', 'f', 'v', 'm')
     order by c.relname`,
    { parameters: [schema] },
  )
  return rows.map((row) => ({
    database: databases.current,
    schema: cellText(row[0]),
    identifier: cellText(row[1]),
    type: relationType(cellText(row[2])),
  }))
}

function relationType(kind: string): RelationType {
  if (kind === 'v') return 'view'
  return kind === 'm' ? 'materialized_view' : 'table'
}

/** Without a schema the name means what it would in a statement: temporary tables included. */
export async function columnsOf(
  connection: Connection,
  relation: RelationName,
  database: string,
): Promise<readonly ColumnDescription[]> {
  refuseOtherDatabase({ wanted: relation.database, current: database })
  const { rows } = await connection.query(
    `select a.attname, format_type(a.atttypid, a.atttypmod)
     from pg_attribute a
     where a.attnum > 0 and not a.attisdropped and a.attrelid = (
       select c.oid
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where lower(c.relname) = lower($1) and c.relkind in ('r', 'p', 'f', 'v', 'm')
         and case when $2::text is null then pg_table_is_visible(c.oid) else lower(n.nspname) = lower($2) end
       order by c.relname = $1 desc, n.nspname = $2 desc
       limit 1
     )
     order by a.attnum`,
    { parameters: [relation.identifier, relation.schema] },
  )
  return rows.map((row) => ({ name: cellText(row[0]), dataType: cellText(row[1]) }))
}

/** A session of PostgreSQL sees one database. */
function refuseOtherDatabase({ wanted, current }: DatabaseNames): void {
  if (wanted === null || wanted.toLowerCase() === current.toLowerCase()) return
  throw new WaypointError({
    code: 'cross-database',
    message: `PostgreSQL cannot reach the database ${wanted} from ${current}.`,
    hint: `Leave \`database\` out of the node’s or source’s configuration, or set it to ${current}.`,
  })
}
