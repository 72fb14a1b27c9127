import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { WaypointError } from '@waypoint/contracts'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { copyRelations, type RelationToPublish, type SoleAccess } from './copy-relations.ts'
import { contentHashOf, describeVersion } from './describe-version.ts'
import { describeFileProblems } from './file-problems.ts'
import { type GateResult, refusal } from './gates.ts'
import type { KnownGroups } from './group-hashes.ts'
import { keepHashes, readKeptHashes } from './kept-hashes.ts'
import { databasePath, unfinishedPrefix, versionsDir } from './layout.ts'
import { withPublishLock } from './publish-lock.ts'
import { servingRelations, withWhatIsKnown } from './serving-relations.ts'
import { sizesOf, storeVersion } from './store-version.ts'
import { currentVersion, removeLeftovers, switchPointer, versionNames } from './version-store.ts'
import { nextVersionId, type PublishedRelation, type PublishedVersion } from './version.ts'

export interface PublishOptions {
  /** A session of the warehouse, a DuckDB database. */
  readonly connection: Connection
  /** Where nobody else writes the warehouse meanwhile: publishing is several times as fast then. */
  readonly alone?: SoleAccess
  /** Absolute; holds `current.json` and `versions/`, made if it is not there. */
  readonly dir: string
  /** Schemas of which everything is published. */
  readonly schemas: readonly string[]
  readonly relations?: readonly RelationToPublish[]
  /** Relations of the schemas, as `schema.name`, that stay in the warehouse: too many rows to copy each time. */
  readonly leftOut?: ReadonlySet<string>
  /** Views, as `schema.name`, that stay views and bring along the tables that they read. */
  readonly asViews?: ReadonlySet<string>
  /** By `schema.name`: the columns that tell the rows of a relation apart. */
  readonly keys?: ReadonlyMap<string, readonly string[]>
  /** By `schema.name`: columns whose sums are compared between a relation and its copy. */
  readonly sums?: ReadonlyMap<string, readonly string[]>
  readonly gates: readonly GateResult[]
  /** Publishes although a gate failed; the reason is kept with the version. */
  readonly override?: { readonly reason: string }
  readonly meta?: VersionMeta
  readonly now?: Date
  readonly signal?: AbortSignal
  readonly onProgress?: (event: PublishEvent) => void
}

export interface VersionMeta {
  readonly sourceDataDay?: string
  readonly publishedBy?: string
  readonly reason?: string
}

export interface PublishEvent {
  readonly kind: 'relation-copied'
  readonly relation: PublishedRelation
  readonly index: number
  readonly total: number
}

export type PublishResult =
  | { readonly status: 'published'; readonly version: PublishedVersion; readonly seconds: number }
  /** The content is that of the current version: nothing was written. */
  | { readonly status: 'unchanged'; readonly version: PublishedVersion; readonly seconds: number }
  /** A gate did not pass; `error` (code `publish-refused`) says which and why. Readers see what they saw. */
  | { readonly status: 'refused'; readonly failed: readonly GateResult[]; readonly error: WaypointError }

/** Writes the serving relations as one immutable version and lets readers see it, all or nothing. */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const startedAt = performance.now()
  const failed = options.gates.filter(({ passed }) => !passed)
  if (failed.length > 0 && options.override === undefined) {
    return { status: 'refused', failed, error: refusal(failed) }
  }
  const { dir } = options
  return describeFileProblems(`Publishing to ${dir}`, async () => {
    await mkdir(versionsDir(dir), { recursive: true })
    return withPublishLock(dir, async () => {
      await removeLeftovers(dir)
      const outcome = await buildVersion(options)
      return { ...outcome, seconds: (performance.now() - startedAt) / 1000 }
    })
  })
}

interface Outcome {
  readonly status: 'published' | 'unchanged'
  readonly version: PublishedVersion
}

async function buildVersion(options: PublishOptions): Promise<Outcome> {
  const { connection, dir, signal, onProgress } = options
  const now = options.now ?? new Date()
  const kept = { dir, engine: await engineOf(connection) }
  const known: KnownGroups = { before: await readKeptHashes(kept), now: new Map() }
  const serving = await servingRelations(connection, options.schemas, options.relations ?? [])
  const relations = withWhatIsKnown(serving, options)
  const version = nextVersionId(now, await versionNames(dir))
  const draft = join(versionsDir(dir), `${unfinishedPrefix}${version}.duckdb`)
  try {
    let index = 0
    const { relations: copied, carried } = await copyRelations({
      connection,
      alone: options.alone,
      database: await currentDatabase(connection),
      file: draft,
      relations,
      known,
      signal,
      onCopied: (relation) => {
        index += 1
        onProgress?.({ kind: 'relation-copied', relation, index, total: relations.length })
      },
    })
    await keepHashes(kept, known.now)
    const current = await currentVersion(dir).catch(() => null)
    const contentHash = contentHashOf(copied)
    if (current?.content_hash === contentHash && (await isThere(dir, current))) {
      await rm(draft, { force: true })
      return { status: 'unchanged', version: current }
    }
    const manifest = describeVersion(options, {
      version,
      now,
      copied,
      carried,
      contentHash,
      ...(await sizesOf(draft)),
    })
    await storeVersion(dir, draft, manifest)
    await switchPointer(dir, { version, now })
    return { status: 'published', version: manifest }
  } catch (cause) {
    await rm(draft, { force: true })
    await rm(`${draft}.wal`, { force: true })
    throw cause
  }
}

/** Its file may be gone or cut: then it is made anew under another name. */
async function isThere(dir: string, { version, bytes }: PublishedVersion): Promise<boolean> {
  const { size } = await stat(databasePath(dir, version)).catch(() => ({ size: -1 }))
  return size === bytes
}

async function engineOf(connection: Connection): Promise<string> {
  const { rows } = await connection.query('select version()')
  return cellText(rows[0]?.[0])
}

async function currentDatabase(connection: Connection): Promise<string> {
  const { rows } = await connection.query('select current_database()')
  return cellText(rows[0]?.[0])
}
