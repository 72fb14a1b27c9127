import type { AdapterFactory } from '@waypoint/adapter-contract'
import { stat } from 'node:fs/promises'
import { databasePath } from './layout.ts'
import { openVersion } from './open-version.ts'
import { hashOfView } from './kept-views.ts'
import { hashRelation } from './relation-hash.ts'
import { nameOf } from './relation-sql.ts'
import type { PublishedVersion } from './version.ts'

export type Verification =
  | { readonly state: 'whole' }
  | { readonly state: 'damaged'; readonly because: string }

/** Whether a version holds what was written when it was published: every row of every table is read. */
export async function verifyVersion(
  dir: string,
  version: PublishedVersion,
  factory: AdapterFactory,
): Promise<Verification> {
  const size = await stat(databasePath(dir, version.version)).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return damaged('its file is missing')
  if (size !== version.bytes) return damaged(`its file has ${size} bytes instead of ${version.bytes}`)
  try {
    return await compareHashes(dir, version, factory)
  } catch {
    return damaged('its file cannot be read')
  }
}

async function compareHashes(
  dir: string,
  version: PublishedVersion,
  factory: AdapterFactory,
): Promise<Verification> {
  const { adapter } = await openVersion({ dir, version: version.version, factory })
  const connection = await adapter.connect()
  try {
    const { relations, carried = [] } = version
    const tables = [...relations, ...carried].filter(({ reads }) => reads === undefined)
    for (const { schema, name, rows, hash } of tables) {
      const relation = adapter.renderRelation({ database: null, schema, identifier: name })
      const found = await hashRelation(connection, relation)
      if (found.rows !== rows || found.hash !== hash) return damaged(`${schema}.${name} has other rows`)
    }
    const hashes = new Map(tables.map((table) => [nameOf(table), table.hash]))
    for (const view of relations) {
      if (view.reads === undefined) continue
      const read = view.reads.map((table) => hashes.get(table) ?? '')
      const found = await hashOfView({ connection, database: adapter.database }, view, read)
      if (found !== view.hash) return damaged(`${nameOf(view)} is another view`)
    }
    return { state: 'whole' }
  } finally {
    await connection.close()
    await adapter.close()
  }
}

const damaged = (because: string): Verification => ({ state: 'damaged', because })
