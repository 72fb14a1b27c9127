import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { PublishedVersion } from '../version.ts'
import { literal, qualified, quote, readerSchema, versionSchema } from './names.ts'

/** One column as both sides of a replacement have to have it, in its place. */
type Columns = readonly { readonly name: string; readonly type: string }[]

interface View {
  readonly schema: string
  readonly name: string
  readonly columns: Columns
}

/**
 * Makes the views that readers name show the version, within the transaction that the caller has begun. Views that can
 * be replaced keep who may read them and what was built on them; others are made anew with the same rights.
 */
export async function showVersion(connection: Connection, version: PublishedVersion): Promise<void> {
  const before = await readerViews(connection)
  const schemas = new Set(version.relations.map(({ schema }) => quote(readerSchema(schema))))
  const statements = [...schemas].map((schema) => `create schema if not exists ${schema}`)
  for (const { schema, name, columns } of version.relations) {
    const view = qualified(readerSchema(schema), name)
    const select = `select * from ${qualified(versionSchema(schema, version.version), name)}`
    const old = before.find((one) => one.schema === readerSchema(schema) && one.name === name)
    if (old === undefined) statements.push(`create view ${view} as ${select}`)
    else if (isExtended(old.columns, columns)) {
      statements.push(`create or replace view ${view} as ${select}`)
    } else {
      const rights = await rightsOn(connection, old)
      statements.push(`drop view ${view}`, `create view ${view} as ${select}`, ...rights)
    }
  }
  const shown = new Set(version.relations.map(({ schema, name }) => `${readerSchema(schema)}.${name}`))
  for (const { schema, name } of before) {
    if (!shown.has(`${schema}.${name}`)) statements.push(`drop view ${qualified(schema, name)}`)
  }
  // At one go: readers wait for views from the first to the end of the transaction.
  await connection.query(`do ${SWITCH} begin ${statements.join(';\n')}; end ${SWITCH}`)
}

/** Quotes the block that does it in one request, however many views there are. */
const SWITCH = '$waypoint_switch$'

/** PostgreSQL replaces a view by one with the same columns in front. */
function isExtended(old: Columns, now: Columns): boolean {
  return old.every(({ name, type }, index) => now[index]?.name === name && now[index].type === type)
}

/** Views that show a version: those of readers' schemas that read a version's table. */
async function readerViews(connection: Connection): Promise<readonly View[]> {
  const prefix = literal(readerSchema(''))
  const { rows } = await connection.query(
    `select n.nspname, c.relname,
       cast(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as text)
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'v' and starts_with(n.nspname, ${prefix})
       and exists (
         select 1 from pg_rewrite as r
         join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
         join pg_class as t on t.oid = d.refobjid join pg_namespace as tn on tn.oid = t.relnamespace
         where r.ev_class = c.oid and starts_with(tn.nspname, substr(n.nspname, length(${prefix}) + 1) || '@')
       )
     group by n.nspname, c.relname order by n.nspname, c.relname`,
  )
  return rows.map(([schema, name, columns]) => ({
    schema: cellText(schema),
    name: cellText(name),
    columns: JSON.parse(cellText(columns)),
  }))
}

/** Statements that give the rights on a view once more. */
async function rightsOn(connection: Connection, { schema, name }: View): Promise<readonly string[]> {
  const { rows } = await connection.query(
    `select format('grant %s on %s to %s%s', acl.privilege_type, ${literal(qualified(schema, name))},
       case acl.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end,
       case when acl.is_grantable then ' with grant option' else '' end)
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace cross join aclexplode(c.relacl) as acl
     where n.nspname = ${literal(schema)} and c.relname = ${literal(name)} and acl.grantee <> c.relowner`,
  )
  return rows.map(([statement]) => cellText(statement))
}
