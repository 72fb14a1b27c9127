import { cellText, type Connection, type QueryResult } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { compareSums } from './copied-sums.ts'
import { hashRelation } from './relation-hash.ts'
import type { PublishedRelation } from './version.ts'

export interface RelationToPublish {
  readonly schema: string
  readonly name: string
  /** Columns that tell its rows apart. */
  readonly key?: readonly string[]
  /** Columns whose sums the copy has to come to. */
  readonly sums?: readonly string[]
}

export interface CopyRequest {
  readonly connection: Connection
  /** Another session of the same warehouse, which nobody else writes: then two relations are copied at a time. */
  readonly beside?: Connection | undefined
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
  const { connection, beside, file } = request
  await connection.query(`attach '${file.replaceAll("'", "''")}' as ${target}`)
  try {
    const schemas = new Set(request.relations.map(({ schema }) => schema))
    for (const schema of schemas) {
      await run(request, `create schema if not exists ${target}.${quote(schema)}`)
    }
    const connections = beside === undefined ? [connection] : [connection, beside]
    return await inTransactions(connections, () => copyAll(request, connections))
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
  const sizeOf = ({ schema, name }: RelationToPublish): number =>
    sizes.get(`${schema}.${name}`) ?? Number.MAX_SAFE_INTEGER
  return [...relations.entries()].toSorted(([, left], [, right]) => sizeOf(left) - sizeOf(right))
}

/** Each connection takes the next relation as soon as it has copied one; none takes another after a failure. */
async function copyAll(
  request: CopyRequest,
  connections: readonly Connection[],
): Promise<readonly PublishedRelation[]> {
  const { onCopied } = request
  const copied: PublishedRelation[] = []
  const waiting = await largestLast(request)
  const ended = await Promise.allSettled(
    connections.map(async (connection) => {
      try {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          const [index, relation] = next
          const published = await copyOne({ ...request, connection }, relation)
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
  request: CopyRequest,
  { schema, name, key, sums = [] }: RelationToPublish,
): Promise<PublishedRelation> {
  const relation = `${quote(schema)}.${quote(name)}`
  const source = `${quote(request.database)}.${relation}`
  const copy = `${target}.${relation}`
  const { rowsAffected } = await run(request, `create table ${copy} as from ${source}`)
  const described = await run(request, `describe ${copy}`)
  const { rows, hash } = await hashRelation(request.connection, copy, request.signal)
  if (rows !== rowsAffected) {
    throw new WaypointError({
      code: 'incomplete-copy',
      message: `${schema}.${name} has ${rowsAffected} rows and its copy ${rows}.`,
      hint: 'Publish again; if it happens again, check the disk.',
    })
  }
  await compareSums(request.connection, { name: `${schema}.${name}`, source, copy, columns: sums.map(quote) })
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

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
