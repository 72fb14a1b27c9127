import { cellText, type Connection, type QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { FileHandle } from 'node:fs/promises'
import { compareSums } from './copied-sums.ts'
import { copyBlocks } from './copy-blocks.ts'
import { dropTheRest } from './drop-the-rest.ts'
import { hashRelation } from './relation-hash.ts'
import { literal, nameOf, quote, relationSql } from './relation-sql.ts'
import { storedBlocks } from './stored-blocks.ts'
import type { PublishedRelation } from './version.ts'

export interface RelationToPublish {
  readonly schema: string
  readonly name: string
  /** Columns that tell its rows apart. */
  readonly key?: readonly string[]
  /** Columns whose sums the copy has to come to. */
  readonly sums?: readonly string[]
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
  readonly signal?: AbortSignal | undefined
  readonly onCopied: (relation: PublishedRelation) => void
}

const target = 'waypoint_published'

/**
 * Writes the relations into a new database file, views as tables. All are read in one transaction, or in two that
 * begin at once: the version is one state of the warehouse, whatever a build does meanwhile.
 */
export async function copyRelations(request: CopyRequest): Promise<readonly PublishedRelation[]> {
  const { connection, alone, file } = request
  const held = await copyTables(request)
  await connection.query(`attach ${literal(file)} as ${target}`)
  try {
    if (held.size > 0) await dropTheRest({ connection, database: target, tables: held })
    const schemas = new Set(request.relations.map(({ schema }) => schema))
    for (const schema of schemas) {
      await run(request, `create schema if not exists ${target}.${quote(schema)}`)
    }
    const connections = alone === undefined ? [connection] : [connection, alone.beside]
    return await inTransactions(connections, () => copyAll(request, { connections, held }))
  } finally {
    // Checkpoints: what follows finds one whole file and no log beside it.
    await connection.query(`detach ${target}`)
  }
}

/** Makes the file of the tables' blocks where that can be done; which tables it holds. */
async function copyTables(request: CopyRequest): Promise<ReadonlySet<string>> {
  const source = request.alone?.file
  const stored = source === undefined ? null : await storedBlocks(request)
  if (source === undefined || stored === null) return new Set()
  return (await copyBlocks(stored, { source, file: request.file })) ? stored.tables : new Set()
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
  { connections, held }: { readonly connections: readonly Connection[]; readonly held: ReadonlySet<string> },
): Promise<readonly PublishedRelation[]> {
  const { onCopied } = request
  const copied: PublishedRelation[] = []
  const waiting = await largestLast(request)
  const ended = await Promise.allSettled(
    connections.map(async (connection) => {
      try {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          const [index, relation] = next
          const published = await copyOne({ ...request, connection, held }, relation)
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
  request: CopyRequest & { readonly held: ReadonlySet<string> },
  relation: RelationToPublish,
): Promise<PublishedRelation> {
  const { schema, name, key, sums = [] } = relation
  const source = relationSql(request.database, relation)
  const copy = relationSql(target, relation)
  const expected = request.held.has(nameOf(relation))
    ? Number((await run(request, `select count(*) from ${source}`)).rows[0]?.[0])
    : (await run(request, `create table ${copy} as from ${source}`)).rowsAffected
  const described = await run(request, `describe ${copy}`)
  const { rows, hash } = await hashRelation(request.connection, copy, request.signal)
  if (rows !== expected) {
    throw new WaypointError({
      code: 'incomplete-copy',
      message: `${schema}.${name} has ${expected} rows and its copy ${rows}.`,
      hint: 'Publish again; if it happens again, check the disk.',
    })
  }
  await compareSums(request.connection, { name: nameOf(relation), source, copy, columns: sums.map(quote) })
  return {
    schema,
    name,
    rows,
    columns: described.rows.map(([column, type]) => ({ name: cellText(column), type: cellText(type) })),
    hash,
    ...(key === undefined ? {} : { key }),
  }
}

function run({ connection, signal }: CopyRequest, sql: string): Promise<QueryResult> {
  return connection.query(sql, signal === undefined ? {} : { signal })
}
