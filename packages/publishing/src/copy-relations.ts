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
 * Writes the relations into a new database file, views as tables. All are read in one transaction: the
 * version is one state of the warehouse, whatever a build does meanwhile.
 */
export async function copyRelations(request: CopyRequest): Promise<readonly PublishedRelation[]> {
  const { connection, file } = request
  await connection.query(`attach '${file.replaceAll("'", "''")}' as ${target}`)
  try {
    return await inTransaction(connection, () => copyAll(request))
  } finally {
    // Checkpoints: what follows finds one whole file and no log beside it.
    await connection.query(`detach ${target}`)
  }
}

async function inTransaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.begin()
  try {
    const result = await work()
    await connection.commit()
    return result
  } catch (cause) {
    await connection.rollback().catch(() => undefined)
    throw cause
  }
}

async function copyAll(request: CopyRequest): Promise<readonly PublishedRelation[]> {
  const { relations, onCopied } = request
  for (const schema of new Set(relations.map((relation) => relation.schema))) {
    await run(request, `create schema if not exists ${target}.${quote(schema)}`)
  }
  const copied: PublishedRelation[] = []
  for (const relation of relations) {
    const published = await copyOne(request, relation)
    copied.push(published)
    onCopied(published)
  }
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
