import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { PublishedVersion } from '../version.ts'
import { BOOKS, inCatalog, literal } from './names.ts'

/** A session of Trino, and the catalog in which versions are kept. */
export interface LakeSession {
  readonly connection: Connection
  readonly catalog: string
}

interface BookedPointer {
  readonly version: string
  readonly previous: string | null
}

export async function openBooks({ connection, catalog }: LakeSession): Promise<void> {
  await connection.query(`create schema if not exists ${inCatalog(catalog, BOOKS)}`)
  await connection.query(
    `create table if not exists ${inCatalog(catalog, BOOKS, 'versions')} (version varchar, manifest varchar)`,
  )
  await connection.query(
    `create table if not exists ${inCatalog(catalog, BOOKS, 'current_version')} (version varchar, previous varchar, switched_at varchar)`,
  )
}

/** What is asked before anything was published is answered with nothing. */
async function rowsOf(
  { connection, catalog }: LakeSession,
  table: string,
): Promise<readonly (readonly string[])[]> {
  try {
    const { rows } = await connection.query(
      `select * from ${inCatalog(catalog, BOOKS, table)} order by 1 desc`,
    )
    return rows.map((row) => row.map(cellText))
  } catch (cause) {
    if (cause instanceof WaypointError && cause.code === 'missing-relation') return []
    throw cause
  }
}

/** Every version, latest first. */
export async function versionsInBooks(session: LakeSession): Promise<readonly PublishedVersion[]> {
  return (await rowsOf(session, 'versions')).map(([, manifest = '']) => JSON.parse(manifest))
}

export async function pointerInBooks(session: LakeSession): Promise<BookedPointer | null> {
  const [row] = await rowsOf(session, 'current_version')
  const [version, previous] = row ?? []
  if (version === undefined) return null
  return { version, previous: previous === undefined || previous === '' ? null : previous }
}

export async function versionInBooks(session: LakeSession, version: string): Promise<PublishedVersion> {
  const found = (await versionsInBooks(session)).find((one) => one.version === version)
  if (found !== undefined) return found
  throw new WaypointError({
    code: 'unknown-version',
    message: `There is no version ${version} in this catalog.`,
    hint: '`waypoint versions` with the same --target lists those that there are.',
  })
}

export async function bookVersion(
  { connection, catalog }: LakeSession,
  manifest: PublishedVersion,
): Promise<void> {
  await connection.query(
    `insert into ${inCatalog(catalog, BOOKS, 'versions')} values (${literal(manifest.version)}, ${literal(JSON.stringify(manifest))})`,
  )
}

export async function removeFromBooks({ connection, catalog }: LakeSession, version: string): Promise<void> {
  await connection.query(
    `delete from ${inCatalog(catalog, BOOKS, 'versions')} where version = ${literal(version)}`,
  )
}

/** One statement: whoever asks for the current version is told the old one or the new one. */
export async function bookPointer(
  session: LakeSession,
  { version, now }: { readonly version: string; readonly now: Date },
): Promise<void> {
  const before = await pointerInBooks(session)
  const previous = before === null ? 'cast(null as varchar)' : literal(before.version)
  await session.connection.query(
    `create or replace table ${inCatalog(session.catalog, BOOKS, 'current_version')} as
     select ${literal(version)} as version, ${previous} as previous, ${literal(now.toISOString())} as switched_at`,
  )
}
