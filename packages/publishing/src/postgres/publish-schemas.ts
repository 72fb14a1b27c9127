import type { Adapter } from '@waypoint/adapter-contract'
import { contentHashOf, describeVersion } from '../describe-version.ts'
import { refusal } from '../gates.ts'
import type { PublishOptions, PublishResult } from '../publish.ts'
import { withWhatIsKnown } from '../serving-relations.ts'
import { nextVersionId, type PublishedVersion } from '../version.ts'
import { bookVersion, openBooks, pointerInBooks, versionsInBooks } from './books.ts'
import { bytesOf, copyTables, relationsToCopy } from './copy-tables.ts'
import { versionSchema } from './names.ts'
import { withPublisherLock } from './publisher-lock.ts'
import { switchReaders } from './switch-readers.ts'

export interface PublishSchemasOptions extends Omit<PublishOptions, 'dir'> {
  readonly adapter: Adapter
  /** How long the switch waits for readers in the middle of a transaction; a minute unless told. */
  readonly waitMs?: number
}

/** The same as `publish`, where readers are of the same PostgreSQL database: tables of a version, and views on them. */
export async function publishSchemas(options: PublishSchemasOptions): Promise<PublishResult> {
  const startedAt = performance.now()
  const failed = options.gates.filter(({ passed }) => !passed)
  if (failed.length > 0 && options.override === undefined) {
    return { status: 'refused', failed, error: refusal(failed) }
  }
  const { connection, signal } = options
  await openBooks(connection)
  return withPublisherLock(connection, async () => {
    const now = options.now ?? new Date()
    const known = await versionsInBooks(connection)
    const pointer = await pointerInBooks(connection)
    const current = known.find(({ version }) => version === pointer?.version) ?? null
    const made = await makeVersion(options, { known, now, current })
    if (made === current) return { status: 'unchanged', version: made, seconds: secondsSince(startedAt) }
    const waiting = options.waitMs === undefined ? {} : { waitMs: options.waitMs }
    await switchReaders(connection, { version: made, now, signal, ...waiting })
    return { status: 'published', version: made, seconds: secondsSince(startedAt) }
  })
}

interface Known {
  readonly known: readonly PublishedVersion[]
  readonly now: Date
  readonly current: PublishedVersion | null
}

/** One transaction: a version is there as a whole, or not at all. The current one where nothing has changed. */
async function makeVersion(
  options: PublishSchemasOptions,
  { known, now, current }: Known,
): Promise<PublishedVersion> {
  const { adapter, connection, signal, onProgress } = options
  const serving = await relationsToCopy(connection, options.schemas, options.relations ?? [])
  const relations = withWhatIsKnown(serving, options)
  const version = nextVersionId(
    now,
    known.map((one) => one.version),
  )
  let index = 0
  await connection.begin()
  try {
    const copied = await copyTables({
      adapter,
      connection,
      version,
      relations,
      signal,
      onCopied: (relation) => {
        index += 1
        onProgress?.({ kind: 'relation-copied', relation, index, total: relations.length })
      },
    })
    const contentHash = contentHashOf(copied)
    if (current !== null && current.content_hash === contentHash) {
      await connection.rollback()
      return current
    }
    const schemas = [...new Set(relations.map(({ schema }) => versionSchema(schema, version)))]
    const bytes = await bytesOf(connection, schemas)
    const manifest = describeVersion(options, { version, now, copied, contentHash, bytes })
    await bookVersion(connection, manifest)
    await connection.commit()
    return manifest
  } catch (cause) {
    await connection.rollback().catch(() => undefined)
    throw cause
  }
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000
