import type { Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { Pruned } from '../stored-versions.ts'
import type { PublishedVersion } from '../version.ts'
import { openBooks, pointerInBooks, removeFromBooks, versionsInBooks } from './books.ts'
import { inTransaction } from './in-transaction.ts'
import { qualified, quote, versionSchema } from './names.ts'
import { withPublisherLock } from './publisher-lock.ts'

/** Readers of a table that is to go are waited for so long; then it stays until the next time. */
const LOCK_MS = 1000

const HELD: ReadonlySet<string> = new Set(['lock-timeout', 'dependent-objects'])

/** Removes all but the latest `keep` versions; what somebody reads or has built upon stays. */
export async function pruneSchemas(connection: Connection, keep: number): Promise<Pruned> {
  await openBooks(connection)
  return withPublisherLock(connection, async () => {
    const pointer = await pointerInBooks(connection)
    const versions = await versionsInBooks(connection)
    const kept = new Set([pointer?.version, pointer?.previous])
    const old = versions.slice(Math.max(1, keep)).filter(({ version }) => !kept.has(version))
    const removed: PublishedVersion[] = []
    const held: PublishedVersion[] = []
    for (const version of old) {
      ;((await remove(connection, version)) ? removed : held).push(version)
    }
    return { removed, held }
  })
}

async function remove(connection: Connection, { version, relations }: PublishedVersion): Promise<boolean> {
  const tables = relations.map(({ schema, name }) => qualified(versionSchema(schema, version), name))
  const schemas = [...new Set(relations.map(({ schema }) => quote(versionSchema(schema, version))))]
  try {
    await inTransaction(connection, async () => {
      await connection.query(`set local lock_timeout = ${LOCK_MS}`)
      await connection.query(`drop table if exists ${tables.join(', ')}`)
      await connection.query(`drop schema if exists ${schemas.join(', ')}`)
      await removeFromBooks(connection, version)
    })
    return true
  } catch (cause) {
    if (cause instanceof WaypointError && HELD.has(cause.code)) return false
    throw cause
  }
}
