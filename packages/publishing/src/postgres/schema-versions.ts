import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { versionBefore } from '../version-store.ts'
import type { ReadableVersions } from '../stored-versions.ts'
import { namesInBooks, openBooks, pointerInBooks, versionInBooks, versionsInBooks } from './books.ts'
import { versionSchema } from './names.ts'
import { pruneSchemas } from './prune-schemas.ts'
import { withPublisherLock } from './publisher-lock.ts'
import { readSchemas } from './read-schemas.ts'
import { switchReaders } from './switch-readers.ts'
import { verifySchemas } from './verify-schemas.ts'

export interface SchemaVersionsOptions {
  readonly adapter: Adapter
  readonly connection: Connection
  /** How long a switch waits for readers in the middle of a transaction; a minute unless told. */
  readonly waitMs?: number
}

/** Versions that are schemas of a PostgreSQL database. */
export function schemaVersions({ adapter, connection, waitMs }: SchemaVersionsOptions): ReadableVersions {
  const read = (version: string) => versionInBooks(connection, version)
  return {
    list: () => versionsInBooks(connection),
    // Tables can be lost; `verify` tells. The list itself is a table.
    damaged: async () => [],
    current: async () => {
      const pointer = await pointerInBooks(connection)
      return pointer === null ? null : read(pointer.version)
    },
    pointer: () => pointerInBooks(connection),
    read,
    open: async (asked, use) => {
      const version = asked ?? (await pointerInBooks(connection))?.version
      if (version === undefined) throw nothingPublished()
      return readSchemas(adapter, await read(version), use)
    },
    rollback: async (options = {}) => {
      await openBooks(connection)
      return withPublisherLock(connection, async () => {
        const pointer = await pointerInBooks(connection)
        const target =
          options.version ?? versionBefore(await namesInBooks(connection), pointer?.version, 'this database')
        const version = await read(target)
        await refuseMissingTables(connection, version)
        const waiting = waitMs === undefined ? {} : { waitMs }
        await switchReaders(connection, { version, now: options.now ?? new Date(), ...waiting })
        return version
      })
    },
    verify: (version) => verifySchemas({ adapter, connection }, version),
    prune: (keep) => pruneSchemas(connection, keep),
    relation: ({ version }, { schema, name }) => ({
      database: null,
      schema: versionSchema(schema, version),
      identifier: name,
    }),
  }
}

async function refuseMissingTables(
  connection: Connection,
  version: Awaited<ReturnType<typeof versionInBooks>>,
): Promise<void> {
  const { rows } = await connection.query(
    `select schemaname || '.' || tablename from pg_tables where schemaname like '%@' || $1`,
    { parameters: [version.version] },
  )
  const there = new Set(rows.map(([name]) => name))
  const gone = version.relations.find(
    ({ schema, name }) => !there.has(`${versionSchema(schema, version.version)}.${name}`),
  )
  if (gone === undefined) return
  throw new WaypointError({
    code: 'damaged-version',
    message: `Version ${version.version} has lost its table ${gone.schema}.${gone.name}.`,
    hint: 'Choose another one; `waypoint versions` lists them.',
  })
}

function nothingPublished(): WaypointError {
  return new WaypointError({
    code: 'nothing-published',
    message: 'Nothing is published in this database yet.',
    hint: 'Run `waypoint publish` with the same --target.',
  })
}
