import type { PublishedVersion } from '../version.ts'
import type { LakeSession } from './books.ts'
import { inCatalog, versionSchema } from './names.ts'

/** Removes a version's views and copies; the tables that it shows as they were stay. */
export async function dropVersion(
  { connection, catalog }: LakeSession,
  { version, relations }: PublishedVersion,
): Promise<void> {
  for (const schema of new Set(relations.map((relation) => relation.schema))) {
    await connection.query(
      `drop schema if exists ${inCatalog(catalog, versionSchema(schema, version))} cascade`,
    )
  }
}
