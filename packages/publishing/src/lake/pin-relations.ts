import { type Adapter, cellText, doubleQuoted } from '@waypoint/adapter-contract'
import type { ColumnDescription } from '@waypoint/contracts'
import type { RelationToPublish } from '../copy-relations.ts'
import type { RelationHash } from '../relation-hash.ts'
import { chooseRelations } from '../serving-relations.ts'
import type { PublishedRelation } from '../version.ts'
import type { LakeSession } from './books.ts'
import { inCatalog, versionSchema } from './names.ts'

interface StoredRelation extends RelationToPublish {
  readonly isView: boolean
}

/** Every relation of the schemas, and the further ones, in order of their names. */
export async function relationsToPin(
  { connection, catalog }: LakeSession,
  schemas: readonly string[],
  further: readonly RelationToPublish[],
): Promise<readonly StoredRelation[]> {
  const { rows } = await connection.query(
    `select table_schema, table_name, table_type from ${inCatalog(catalog, 'information_schema', 'tables')}
     where table_schema <> 'information_schema' order by 1, 2`,
  )
  const all = rows.map(([schema, name, type]) => ({
    schema: cellText(schema),
    name: cellText(name),
    isView: cellText(type) === 'VIEW',
  }))
  return chooseRelations(all, schemas, further)
}

export interface Pinning extends LakeSession {
  readonly adapter: Adapter
  readonly version: string
  readonly relations: readonly StoredRelation[]
  readonly signal?: AbortSignal | undefined
  readonly onPinned: (relation: PublishedRelation) => void
}

/**
 * Gives the version a view on each table as it is now: Iceberg keeps a table's states, so nothing is copied. What is a
 * view itself is copied, since what it reads will change.
 */
export async function pinRelations(pinning: Pinning): Promise<readonly PublishedRelation[]> {
  const { connection, catalog, version, relations, signal, onPinned } = pinning
  for (const schema of new Set(relations.map((relation) => relation.schema))) {
    await connection.query(
      `create schema if not exists ${inCatalog(catalog, versionSchema(schema, version))}`,
    )
  }
  const pinned: PublishedRelation[] = []
  for (const relation of relations) {
    signal?.throwIfAborted()
    const published = await pinOne(pinning, relation)
    pinned.push(published)
    onPinned(published)
  }
  return pinned
}

async function pinOne(
  { adapter, connection, catalog, version }: Pinning,
  { schema, name, key, isView }: StoredRelation,
): Promise<PublishedRelation> {
  const own = versionSchema(schema, version)
  const source = inCatalog(catalog, schema, name)
  const target = inCatalog(catalog, own, name)
  const state = isView ? null : await stateOf({ connection, catalog }, { schema, name })
  await connection.query(
    state === null
      ? `create or replace table ${target} as select * from ${source}`
      : `create or replace view ${target} as select * from ${source} for version as of ${state}`,
  )
  const columns = await adapter.columnsOf(connection, { database: catalog, schema: own, identifier: name })
  const { rows, hash } = await hashRows({ connection, catalog }, { schema: own, name, columns })
  return {
    schema,
    name,
    rows,
    columns: columns.map((column) => ({ name: column.name, type: column.dataType })),
    hash,
    ...(key === undefined ? {} : { key }),
  }
}

/** The table's snapshot; null where it has none. */
async function stateOf(
  { connection, catalog }: LakeSession,
  { schema, name }: { readonly schema: string; readonly name: string },
): Promise<string | null> {
  const { rows } = await connection.query(
    `select snapshot_id from ${inCatalog(catalog, schema, `${name}$refs`)} where name = 'main'`,
  )
  const [row] = rows
  return row === undefined ? null : cellText(row[0])
}

export interface HashedRelation {
  readonly schema: string
  readonly name: string
  readonly columns: readonly Pick<ColumnDescription, 'name'>[]
}

/** Reads every row; the order of rows plays no part. */
export async function hashRows(
  { connection, catalog }: LakeSession,
  { schema, name, columns }: HashedRelation,
): Promise<RelationHash> {
  const row = columns.map((column) => doubleQuoted(column.name)).join(', ')
  const { rows } = await connection.query(
    `select count(*), coalesce(to_hex(checksum(row(${row}))), '') from ${inCatalog(catalog, schema, name)}`,
  )
  const [count = 0, hash = ''] = rows[0] ?? []
  return { rows: Number(count), hash: cellText(hash) }
}
