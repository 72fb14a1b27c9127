import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { ReadableVersions } from '../stored-versions.ts'
import { versionBefore } from '../version-store.ts'
import type { Verification } from '../verify-version.ts'
import type { PublishedVersion } from '../version.ts'
import {
  type LakeSession,
  openBooks,
  pointerInBooks,
  removeFromBooks,
  versionInBooks,
  versionsInBooks,
} from './books.ts'
import { dropVersion } from './drop-version.ts'
import { inCatalog, versionSchema } from './names.ts'
import { hashRows } from './pin-relations.ts'
import { switchReaders } from './switch-readers.ts'

/** Versions that are schemas of views on the states of Iceberg tables. */
export function lakeVersions(adapter: Adapter, connection: Connection): ReadableVersions {
  const session: LakeSession = { connection, catalog: adapter.database }
  return {
    list: () => versionsInBooks(session),
    damaged: async () => [],
    current: async () => {
      const pointer = await pointerInBooks(session)
      return pointer === null ? null : versionInBooks(session, pointer.version)
    },
    pointer: () => pointerInBooks(session),
    read: (version) => versionInBooks(session, version),
    open: async (asked, use) => {
      const named = asked ?? (await pointerInBooks(session))?.version
      if (named === undefined) throw nothingPublished()
      const version = await versionInBooks(session, named)
      const schemaOf = (schema: string): string => versionSchema(schema, version.version)
      return readOnly(adapter, { session, version }, (own) => use({ version, connection: own, schemaOf }))
    },
    rollback: async (options = {}) => {
      await openBooks(session)
      const [versions, pointer] = [await versionsInBooks(session), await pointerInBooks(session)]
      const target = options.version ?? versionBefore(versions, pointer?.version, 'this catalog')
      const version = await versionInBooks(session, target)
      await switchReaders(session, { version, now: options.now ?? new Date() })
      return version
    },
    verify: (version) => verify(session, version),
    prune: (keep) => prune(session, keep),
    relation: ({ version }, { schema, name }) => ({
      database: adapter.database,
      schema: versionSchema(schema, version),
      identifier: name,
    }),
  }
}

/** Its names win where none is given. */
const FIRST = 'marts'

/** In a session of its own, in which names without a schema are those of the version's marts, and nothing is written. */
async function readOnly<T>(
  adapter: Adapter,
  { session, version }: { readonly session: LakeSession; readonly version: PublishedVersion },
  use: (own: Connection) => Promise<T>,
): Promise<T> {
  const schemas = [...new Set(version.relations.map(({ schema }) => schema))]
  const named = schemas.includes(FIRST) ? FIRST : schemas[0]
  const own = await adapter.connect()
  try {
    if (named !== undefined) {
      await own.query(`use ${inCatalog(session.catalog, versionSchema(named, version.version))}`)
    }
    await own.query('start transaction read only')
    return await use(own)
  } finally {
    await own.query('rollback').catch(() => undefined)
    await own.close()
  }
}

/** Every row is read. A state that `expire_snapshots` has taken away cannot be. */
async function verify(session: LakeSession, { version, relations }: PublishedVersion): Promise<Verification> {
  for (const { schema, name, rows, hash, columns } of relations) {
    const own = versionSchema(schema, version)
    const found = await hashRows(session, { schema: own, name, columns }).catch((cause: unknown) => {
      if (cause instanceof WaypointError && cause.code !== 'connection-lost') return null
      throw cause
    })
    if (found === null) return { state: 'damaged', because: `${schema}.${name} can no longer be read` }
    if (found.rows !== rows || found.hash !== hash) {
      return { state: 'damaged', because: `${schema}.${name} has other rows` }
    }
  }
  return { state: 'whole' }
}

async function prune(
  session: LakeSession,
  keep: number,
): Promise<{ readonly removed: readonly PublishedVersion[]; readonly held: readonly PublishedVersion[] }> {
  await openBooks(session)
  const pointer = await pointerInBooks(session)
  const kept = new Set([pointer?.version, pointer?.previous])
  const versions = await versionsInBooks(session)
  const removed = versions.slice(Math.max(1, keep)).filter(({ version }) => !kept.has(version))
  for (const version of removed) {
    // Out of the books first: what nobody knows of may be half gone.
    await removeFromBooks(session, version.version)
    await dropVersion(session, version)
  }
  return { removed, held: [] }
}

function nothingPublished(): WaypointError {
  return new WaypointError({
    code: 'nothing-published',
    message: 'Nothing is published in this catalog yet.',
    hint: 'Run `waypoint publish` with the same --target.',
  })
}
