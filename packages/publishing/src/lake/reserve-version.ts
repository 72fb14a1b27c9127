import { WaypointError } from '@waypoint/contracts'
import { nextVersionId } from '../version.ts'
import type { LakeSession } from './books.ts'
import { inCatalog, versionSchema } from './names.ts'

export interface Reservation {
  readonly schema: string
  readonly known: readonly string[]
  readonly now: Date
}

/**
 * A version's id that no other publisher has: whoever makes its first schema has it. So two at once, on machines that know
 * nothing of each other, make two versions.
 */
export async function reserveVersion(session: LakeSession, reservation: Reservation): Promise<string> {
  const { schema, known, now } = reservation
  const version = nextVersionId(now, known)
  if (await isMine(session, versionSchema(schema, version))) return version
  return reserveVersion(session, { ...reservation, known: [...known, version] })
}

async function isMine({ connection, catalog }: LakeSession, schema: string): Promise<boolean> {
  try {
    await connection.query(`create schema ${inCatalog(catalog, schema)}`)
    return true
  } catch (cause) {
    if (cause instanceof WaypointError && cause.code === 'relation-exists') return false
    throw cause
  }
}
