import type { Adapter, AdapterFactory, Connection } from '@waypoint/adapter-contract'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { unfinishedPrefix, versionsDir } from '../layout.ts'
import { literal, nameOf, quote, relationSql } from '../relation-sql.ts'
import type { ReadableVersions } from '../stored-versions.ts'
import { sizesOf, storeVersion } from '../store-version.ts'
import type { PublishedRelation, PublishedVersion } from '../version.ts'
import type { Carrier } from './carrier.ts'
import { type CopyBefore, openCopyBefore } from './copy-before.ts'
import { copyRelation } from './copy-relation.ts'

export interface VersionToCopy {
  /** Of the database that keeps versions. */
  readonly adapter: Adapter
  readonly versions: ReadableVersions
  readonly carrier: Carrier
  /** What the database is called in the profile. */
  readonly target: string
  /** Of the copies, laid out as published versions are. */
  readonly dir: string
  /** The factory of the DuckDB adapter. */
  readonly factory: AdapterFactory
  readonly signal?: AbortSignal
  readonly now?: Date
  readonly onProgress?: (event: CopyEvent) => void
}

export interface CopyEvent {
  readonly version: PublishedVersion
  readonly relation: PublishedRelation
  readonly index: number
  /** Of all relations that are copied. */
  readonly rows: number
}

const COPY = 'waypoint_copy'

/** Writes a version as a file that is read like one published here; nothing of it is seen before it is whole. */
export async function copyVersion(asked: VersionToCopy, id: string): Promise<PublishedVersion> {
  const { adapter, carrier, dir, factory, target, versions, now = new Date() } = asked
  const draft = join(versionsDir(dir), `${unfinishedPrefix}${id}.duckdb`)
  const spill = { temp_directory: join(dir, '.spill') }
  const credentials = { type: 'duckdb', path: ':memory:', config_options: spill }
  const duckdb = await factory.open(credentials, { rootDir: dir, threads: 2 })
  const sources: Connection[] = []
  try {
    const copy = await duckdb.connect()
    await copy.query(`attach ${literal(draft)} as ${COPY}`)
    return await versions.open(id, async ({ version }) => {
      for (let at = 0; at < carrier.sessions; at += 1) {
        const source = await adapter.connect()
        sources.push(source)
        await carrier.prepare(source)
        if (at === 0) await carrier.cleanUp(source)
      }
      for (const schema of new Set(version.relations.map((relation) => relation.schema))) {
        await copy.query(`create schema if not exists ${COPY}.${quote(schema)}`)
      }
      const before = await openCopyBefore(dir, versions, copy)
      const relations = await copyAll(asked, { version, sources, duckdb, draft, before })
      await copy.query(`detach ${COPY}`)
      const { bytes, diskBytes } = await sizesOf(draft)
      const copied: PublishedVersion = {
        ...version,
        relations,
        bytes,
        disk_bytes: diskBytes,
        copy_of: { target, copied_at: now.toISOString() },
      }
      await storeVersion(dir, draft, copied)
      return copied
    })
  } finally {
    await Promise.all(sources.map((connection) => connection.close().catch(() => undefined)))
    await duckdb.close()
    for (const left of [draft, `${draft}.wal`]) await rm(left, { force: true })
  }
}

interface Copying {
  readonly version: PublishedVersion
  readonly sources: readonly Connection[]
  readonly duckdb: Adapter
  readonly draft: string
  readonly before: CopyBefore
}

/** The largest first, so that none is at work alone in the end. None is begun after a failure. */
async function copyAll(
  { adapter, carrier, versions, signal, onProgress }: VersionToCopy,
  { version, sources, duckdb, draft, before }: Copying,
): Promise<readonly PublishedRelation[]> {
  const waiting = [...version.relations.entries()].toSorted(([, one], [, other]) => one.rows - other.rows)
  const copied: PublishedRelation[] = []
  let [index, rows] = [0, 0]
  const ended = await Promise.allSettled(
    sources.map(async (source) => {
      const copy = await duckdb.connect()
      try {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
          signal?.throwIfAborted()
          const [at, relation] = next
          const into = relationSql(COPY, relation)
          const taken = await before.take({ relation, copy, into, signal })
          const made =
            taken ??
            (await copyRelation({
              relation,
              carrier,
              versions,
              version,
              source,
              copy,
              signal,
              adapters: { source: adapter, copy: duckdb },
              database: COPY,
              from: adapter.renderRelation(versions.relation(version, relation)),
              into,
              scratch: `${draft}.${nameOf(relation).replaceAll('/', '_')}`,
            }))
          copied[at] = made
          index += 1
          rows += made.rows
          onProgress?.({ version, relation: made, index, rows })
        }
      } catch (cause) {
        waiting.length = 0
        throw cause
      } finally {
        await copy.close()
      }
    }),
  )
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return copied
}
