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
import { versionSchema } from './names.ts'
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
      const own = await adapter.connect()
      try {
        return await use({ version, connection: own, schemaOf })
      } finally {
        await own.close()
      }
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
