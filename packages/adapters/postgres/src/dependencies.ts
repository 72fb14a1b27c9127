import { cellText, type Connection, type Dependency } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'

/** Views with what they read: `drop … cascade` takes them along. */
export async function listDependencies(
  connection: Connection,
  database: string,
): Promise<readonly Dependency[]> {
  const { rows } = await connection.query(
    String.raw`select distinct dependent_schema.nspname, dependent.relname, read_schema.nspname, read.relname
     from pg_depend as d
     join pg_rewrite as rule on rule.oid = d.objid
     join pg_class as dependent on dependent.oid = rule.ev_class
     join pg_class as read on read.oid = d.refobjid
     join pg_namespace as dependent_schema on dependent_schema.oid = dependent.relnamespace
     join pg_namespace as read_schema on read_schema.oid = read.relnamespace
     where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
       and dependent.oid <> read.oid
       and dependent_schema.nspname !~ '^(pg_|information_schema)' and read_schema.nspname !~ '^(pg_|information_schema)'`,
  )
  const nameOf = (schema: string, identifier: string): RelationName => ({ database, schema, identifier })
  return rows.map((row) => ({
    relation: nameOf(cellText(row[0]), cellText(row[1])),
    reads: nameOf(cellText(row[2]), cellText(row[3])),
  }))
}
