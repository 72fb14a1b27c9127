import { cellText } from '@waypoint/adapter-contract'
import type { PublishedVersion } from '../version.ts'
import { bookPointer, type LakeSession, pointerInBooks, versionInBooks } from './books.ts'
import { inCatalog, literal, readerSchema, versionSchema } from './names.ts'

/**
 * The moment at which the current version is another one is one statement; whoever asks for it and reads that version's
 * schemas, as Waypoint does, never sees two. The views for other readers follow one after the other.
 */
export async function switchReaders(
  session: LakeSession,
  { version, now }: { readonly version: PublishedVersion; readonly now: Date },
): Promise<void> {
  await bookPointer(session, { version: version.version, now })
  await showToReaders(session, version)
}

/** Another publisher may have switched meanwhile: whoever is done last has shown the version that is current. */
async function showToReaders(session: LakeSession, version: PublishedVersion): Promise<void> {
  await replaceViews(session, version)
  const pointer = await pointerInBooks(session)
  if (pointer === null || pointer.version === version.version) return
  await showToReaders(session, await versionInBooks(session, pointer.version))
}

async function replaceViews(session: LakeSession, version: PublishedVersion): Promise<void> {
  const { connection, catalog } = session
  const schemas = [...new Set(version.relations.map(({ schema }) => schema))]
  for (const schema of schemas) {
    await connection.query(`create schema if not exists ${inCatalog(catalog, readerSchema(schema))}`)
  }
  for (const { schema, name } of version.relations) {
    await connection.query(
      `create or replace view ${inCatalog(catalog, readerSchema(schema), name)} as select * from ${inCatalog(catalog, versionSchema(schema, version.version), name)}`,
    )
  }
  await dropOthers(session, version, schemas)
}

/** Views on relations that the version does not have. */
async function dropOthers(
  { connection, catalog }: LakeSession,
  { relations }: PublishedVersion,
  schemas: readonly string[],
): Promise<void> {
  const readers = schemas.map((schema) => literal(readerSchema(schema)))
  const { rows } = await connection.query(
    `select table_schema, table_name from ${inCatalog(catalog, 'information_schema', 'views')} where table_schema in (${readers.join(', ')})`,
  )
  const shown = new Set(relations.map(({ schema, name }) => `${readerSchema(schema)}.${name}`))
  for (const [schema, name] of rows.map((row) => row.map(cellText))) {
    if (schema === undefined || name === undefined || shown.has(`${schema}.${name}`)) continue
    await connection.query(`drop view if exists ${inCatalog(catalog, schema, name)}`)
  }
}
