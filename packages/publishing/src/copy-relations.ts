import { cellText, type Connection, type QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { FileHandle } from 'node:fs/promises'
import { compareSums } from './copied-sums.ts'
import { dropTheRest } from './drop-the-rest.ts'
import { hashTakenTable, type KnownGroups } from './group-hashes.ts'
import { createView, hashOfView, type KeptView } from './kept-views.ts'
import { hashRelation } from './relation-hash.ts'
import { literal, nameOf, quote, relationSql } from './relation-sql.ts'
import { type Taken, takeTables } from './take-tables.ts'
import type { PublishedRelation } from './version.ts'

export interface RelationToPublish {
  readonly schema: string
  readonly name: string
  /** Columns that tell its rows apart. */
  readonly key?: readonly string[]
  /** Columns whose sums the copy has to come to. */
  readonly sums?: readonly string[]
  /** A view of tables stays one, and brings these along; otherwise its rows are worked out and written. */
  readonly asView?: boolean
}

/** A warehouse that nobody else writes while it is published. */
export interface SoleAccess {
  /** Another session of it: then two relations are copied at a time. */
  readonly beside: Connection
  /**
   * The warehouse's file: then the blocks of its tables are copied as they are. It is opened before the database and
   * closed after it, because closing it ends the lock that keeps other processes out: a lock is the process's.
   */
  readonly file?: FileHandle
}

export interface CopyRequest {
  readonly connection: Connection
  readonly alone?: SoleAccess | undefined
  /** Of the warehouse; told in full, because a database may be called like one of its schemas. */
  readonly database: string
  /** The new file. */
  readonly file: string
  readonly relations: readonly RelationToPublish[]
  readonly known: KnownGroups
  readonly signal?: AbortSignal | undefined
  readonly onCopied: (relation: PublishedRelation) => void
}

const target = 'waypoint_published'

export interface Copied {
  /** What was asked for, in that order. */
  readonly relations: readonly PublishedRelation[]
  /** Tables that its views read and that nobody asked for. */
  readonly carried: readonly PublishedRelation[]
}

/**
 * Writes the relations into a new database file, views as tables unless asked otherwise. All are read in one
 * transaction, or in two that begin at once: the version is one state of the warehouse, whatever a build does meanwhile.
 */
export async function copyRelations(request: CopyRequest): Promise<Copied> {
  const { connection, alone, file, relations } = request
  const taken = await takeTables(request)
  await connection.query(`attach ${literal(file)} as ${target}`)
  try {
    if (taken.groups.size > 0) await dropTheRest({ connection, database: target, tables: taken.groups })
    const schemas = new Set(relations.map(({ schema }) => schema))
    for (const schema of schemas) {
      await run(request, `create schema if not exists ${target}.${quote(schema)}`)
    }
    for (const view of taken.views) await run(request, createView(target, view))
    const views = new Set(taken.views.map(nameOf))
    const rest = [...relations, ...taken.carried].filter((relation) => !views.has(nameOf(relation)))
    const connections = alone === undefined ? [connection] : [connection, alone.beside]
    const unasked = new Set(taken.carried.map(nameOf))
    const onCopied = (relation: PublishedRelation): void => {
      if (!unasked.has(nameOf(relation))) request.onCopied(relation)
    }
    return await inTransactions(connections, async () => {
      const copied = await copyAll({ ...request, relations: rest, onCopied }, { connections, taken })
      const byName = new Map(copied.map((relation) => [nameOf(relation), relation]))
      for (const view of taken.views) byName.set(nameOf(view), await describeView(request, view, byName))
      const described = (of: readonly RelationToPublish[]): readonly PublishedRelation[] =>
        of.flatMap((relation) => byName.get(nameOf(relation)) ?? [])
      return { relations: described(relations), carried: described(taken.carried) }
    })
  } finally {
    // Checkpoints: what follows finds one whole file and no log beside it.
    await connection.query(`detach ${target}`)
  }
}

async function inTransactions<T>(connections: readonly Connection[], work: () => Promise<T>): Promise<T> {
  for (const connection of connections) await connection.begin()
  try {
    const result = await work()
    for (const connection of connections) await connection.commit()
    return result
  } catch (cause) {
    for (const connection of connections) await connection.rollback().catch(() => undefined)
    throw cause
  }
}

/** What is long goes first, so that none is at work alone in the end: views, whose rows nobody has counted, then tables. */
async function largestLast({ connection, database, relations }: CopyRequest) {
  const { rows } = await connection.query(
    `select schema_name || '.' || table_name, estimated_size from duckdb_tables() where database_name = $1`,
    { parameters: [database] },
  )
  const sizes = new Map(rows.map(([name, size]) => [cellText(name), Number(size)]))
  const sizeOf = (relation: RelationToPublish): number =>
    sizes.get(nameOf(relation)) ?? Number.MAX_SAFE_INTEGER
  return [...relations.entries()].toSorted(([, left], [, right]) => sizeOf(left) - sizeOf(right))
}

/** Each connection takes the next relation as soon as it has copied one; none takes another after a failure. */
async function copyAll(
  request: CopyRequest,
  { connections, taken }: { readonly connections: readonly Connection[]; readonly taken: Taken },
): Promise<readonly PublishedRelation[]> {
  const { onCopied } = request
  const copied: PublishedRelation[] = []
  const waiting = await largestLast(request)
  const ended = await Promise.allSettled(
    connections.map(async (connection) => {
      try {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          const [index, relation] = next
          const published = await copyOne({ ...request, connection, taken }, relation)
          copied[index] = published
          onCopied(published)
        }
      } catch (cause) {
        waiting.length = 0
        throw cause
      }
    }),
  )
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return copied
}

async function copyOne(
  request: CopyRequest & { readonly taken: Taken },
  relation: RelationToPublish,
): Promise<PublishedRelation> {
  const { connection, taken, signal, known } = request
  const { schema, name, key, sums = [] } = relation
  const source = relationSql(request.database, relation)
  const copy = relationSql(target, relation)
  const groups = taken.groups.get(nameOf(relation))
  const expected =
    groups === undefined
      ? (await run(request, `create table ${copy} as from ${source}`)).rowsAffected
      : await countRows(request, source)
  const columns = await columnsOf(request, copy)
  const { rows, hash } =
    groups === undefined
      ? await hashRelation(connection, copy, signal)
      : await hashTakenTable({
          connection,
          relation: copy,
          rows: await countRows(request, copy),
          columns,
          groups,
          blocks: taken.blocks,
          known,
          signal,
        })
  if (rows !== expected) {
    throw new WaypointError({
      code: 'incomplete-copy',
      message: `${schema}.${name} has ${expected} rows and its copy ${rows}.`,
      hint: 'Publish again; if it happens again, check the disk.',
    })
  }
  await compareSums(connection, { name: nameOf(relation), source, copy, columns: sums.map(quote) })
  return { schema, name, rows, columns, hash, ...(key === undefined ? {} : { key }) }
}

async function describeView(
  request: CopyRequest,
  view: KeptView,
  tables: ReadonlyMap<string, PublishedRelation>,
): Promise<PublishedRelation> {
  const { connection, relations } = request
  const { schema, name } = view
  const sql = relationSql(target, view)
  const reads = view.reads.map(nameOf).toSorted()
  const hashes = reads.map((table) => tables.get(table)?.hash ?? '')
  const key = relations.find((relation) => nameOf(relation) === nameOf(view))?.key
  const published = {
    schema,
    name,
    rows: await countRows(request, sql),
    columns: await columnsOf(request, sql),
    hash: await hashOfView({ connection, database: target }, view, hashes),
    reads,
    ...(key === undefined ? {} : { key }),
  }
  request.onCopied(published)
  return published
}

async function countRows(request: CopyRequest, relation: string): Promise<number> {
  return Number((await run(request, `select count(*) from ${relation}`)).rows[0]?.[0])
}

async function columnsOf(request: CopyRequest, relation: string): Promise<PublishedRelation['columns']> {
  const { rows } = await run(request, `describe ${relation}`)
  return rows.map(([column, type]) => ({ name: cellText(column), type: cellText(type) }))
}

function run({ connection, signal }: CopyRequest, sql: string): Promise<QueryResult> {
  return connection.query(sql, signal === undefined ? {} : { signal })
}
