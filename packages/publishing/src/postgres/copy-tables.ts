import { type Adapter, cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { compareSums } from '../copied-sums.ts'
import type { RelationToPublish } from '../copy-relations.ts'
import { chooseRelations } from '../serving-relations.ts'
import type { PublishedRelation } from '../version.ts'
import { BOOKS, literal, qualified, quote, versionSchema } from './names.ts'
import { FIXED_TEXT, hashRows } from './row-hash.ts'

export interface TableCopies {
  readonly adapter: Adapter
  readonly connection: Connection
  readonly version: string
  readonly relations: readonly StoredRelation[]
  readonly signal?: AbortSignal | undefined
  readonly onCopied: (relation: PublishedRelation) => void
}

interface StoredRelation extends RelationToPublish {
  /** As the catalogue has it: `r` a table, `v` a view, `m` a materialized view. */
  readonly kind: string
}

/** Every relation of the schemas, and the further ones, in order of their names. */
export async function relationsToCopy(
  connection: Connection,
  schemas: readonly string[],
  further: readonly RelationToPublish[],
): Promise<readonly StoredRelation[]> {
  const { rows } = await connection.query(
    `select n.nspname, c.relname, cast(c.relkind as text) from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
       and n.nspname !~ '^pg_|^information_schema$|@' order by n.nspname collate "C", c.relname collate "C"`,
  )
  const all = rows.map(([schema, name, kind]) => ({
    schema: cellText(schema),
    name: cellText(name),
    kind: cellText(kind),
  }))
  return chooseRelations(all, schemas, further)
}

/**
 * Copies the relations into schemas of the version, views as tables, within the transaction that the caller has begun.
 * All are read as of one moment: whoever would replace one of them waits until the transaction has ended.
 */
export async function copyTables(copies: TableCopies): Promise<readonly PublishedRelation[]> {
  const { connection, relations, version, onCopied } = copies
  // Before the first look at rows: a table that is replaced after that would be found empty.
  await connection.query('set transaction isolation level repeatable read')
  const lockable = relations.filter(({ kind }) => 'rpv'.includes(kind))
  if (lockable.length > 0) {
    const names = lockable.map(({ schema, name }) => qualified(schema, name))
    await connection.query(`lock table ${names.join(', ')} in access share mode`)
  }
  await connection.query(FIXED_TEXT)
  for (const schema of new Set(relations.map((relation) => relation.schema))) {
    await connection.query(`create schema ${quote(versionSchema(schema, version))}`)
  }
  const copied: PublishedRelation[] = []
  for (const relation of relations) {
    const published = await copyOne(copies, relation)
    copied.push(published)
    onCopied(published)
  }
  return copied
}

async function copyOne(
  { adapter, connection, version, signal }: TableCopies,
  { schema, name, key, sums = [] }: RelationToPublish,
): Promise<PublishedRelation> {
  const own = versionSchema(schema, version)
  const copy = qualified(own, name)
  const { rowsAffected } = await connection.query(
    `create table ${copy} as select * from ${qualified(schema, name)}`,
    signal === undefined ? {} : { signal },
  )
  const source = qualified(schema, name)
  await compareSums(connection, { name: `${schema}.${name}`, source, copy, columns: sums.map(quote) })
  const { rows, hash } = await hashRows(connection, copy, signal)
  if (rowsAffected !== null && rows !== rowsAffected) {
    throw new WaypointError({
      code: 'incomplete-copy',
      message: `${schema}.${name} has ${rowsAffected} rows and its copy ${rows}.`,
      hint: 'Publish again; if it happens again, check the server.',
    })
  }
  await connection.query(`
    create trigger immutable before insert or update or delete or truncate on ${copy}
      for each statement execute function ${BOOKS}.refuse_writes();
    analyze ${copy}`)
  const columns = await adapter.columnsOf(connection, { database: null, schema: own, identifier: name })
  return {
    schema,
    name,
    rows,
    columns: columns.map((column) => ({ name: column.name, type: column.dataType })),
    hash,
    ...(key === undefined ? {} : { key }),
  }
}

/** Bytes on the server's disk. */
export async function bytesOf(connection: Connection, schemas: readonly string[]): Promise<number> {
  const { rows } = await connection.query(
    `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class as c
     join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in (${schemas.map(literal).join(', ')})`,
  )
  return Number(rows[0]?.[0] ?? 0)
}
