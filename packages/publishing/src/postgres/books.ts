import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { PublishedVersion } from '../version.ts'
import { BOOKS, literal } from './names.ts'

/** Versions and the current one, in tables of their own: what they say changes together with what readers see. */
export async function openBooks(connection: Connection): Promise<void> {
  if (await hasBooks(connection)) return
  await connection.query(`
    create schema if not exists ${BOOKS};
    create table if not exists ${BOOKS}.versions (version text primary key, manifest jsonb not null);
    create table if not exists ${BOOKS}.current_version (
      is_only boolean primary key default true check (is_only),
      version text not null references ${BOOKS}.versions,
      previous text,
      switched_at timestamptz not null
    );
    create or replace function ${BOOKS}.refuse_writes() returns trigger language plpgsql as $$
    begin
      raise exception 'a published version is never written to' using errcode = '25006';
    end $$`)
}

async function hasBooks(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(`select to_regclass('${BOOKS}.current_version') is not null`)
  return rows[0]?.[0] === true
}

/** Every version, latest first. */
export async function versionsInBooks(connection: Connection): Promise<readonly PublishedVersion[]> {
  if (!(await hasBooks(connection))) return []
  const { rows } = await connection.query(
    `select cast(manifest as text) from ${BOOKS}.versions order by version collate "C" desc`,
  )
  return rows.map(([manifest]) => JSON.parse(cellText(manifest)))
}

export interface BookedPointer {
  readonly version: string
  readonly previous: string | null
}

export async function pointerInBooks(connection: Connection): Promise<BookedPointer | null> {
  if (!(await hasBooks(connection))) return null
  const { rows } = await connection.query(`select version, previous from ${BOOKS}.current_version`)
  const [version, previous] = rows[0] ?? []
  if (version === undefined) return null
  return { version: cellText(version), previous: previous === null ? null : cellText(previous) }
}

/** Every version's name, latest first, without what it says of itself. */
export async function namesInBooks(connection: Connection): Promise<readonly { readonly version: string }[]> {
  const { rows } = await connection.query(
    `select version from ${BOOKS}.versions order by version collate "C" desc`,
  )
  return rows.map(([version]) => ({ version: cellText(version) }))
}

export async function versionInBooks(connection: Connection, version: string): Promise<PublishedVersion> {
  const known = await hasBooks(connection)
  const { rows } = known
    ? await connection.query(
        `select cast(manifest as text) from ${BOOKS}.versions where version = ${literal(version)}`,
      )
    : { rows: [] }
  const [found] = rows
  if (found !== undefined) return JSON.parse(cellText(found[0]))
  throw new WaypointError({
    code: 'unknown-version',
    message: `There is no version ${version} in this database.`,
    hint: '`waypoint versions` with the same --target lists those that there are.',
  })
}

export async function bookVersion(connection: Connection, manifest: PublishedVersion): Promise<void> {
  await connection.query(
    `insert into ${BOOKS}.versions values (${literal(manifest.version)}, ${literal(JSON.stringify(manifest))}::jsonb)`,
  )
}

export async function removeFromBooks(connection: Connection, version: string): Promise<void> {
  await connection.query(`delete from ${BOOKS}.versions where version = ${literal(version)}`)
}

export async function bookPointer(
  connection: Connection,
  { version, now }: { readonly version: string; readonly now: Date },
): Promise<void> {
  await connection.query(
    `insert into ${BOOKS}.current_version as old (version, previous, switched_at)
     values (${literal(version)}, null, ${literal(now.toISOString())})
     on conflict (is_only) do update set version = excluded.version, previous = old.version, switched_at = excluded.switched_at`,
  )
}
