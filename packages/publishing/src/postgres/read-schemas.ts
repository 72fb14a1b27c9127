import type { Adapter } from '@waypoint/adapter-contract'
import type { ReadVersion } from '../version-reader.ts'
import type { PublishedVersion } from '../version.ts'
import { qualified, quote, versionSchema } from './names.ts'

/** Its names win where two schemas have a relation of the same name. */
const FIRST = 'marts'

/**
 * Opens a version for as long as `use` runs, in a session of its own that may not write. Its tables are locked against
 * being dropped, and names without a schema are those of the version.
 */
export async function readSchemas<T>(
  adapter: Adapter,
  version: PublishedVersion,
  use: ReadVersion<T>,
): Promise<T> {
  const schemaOf = (schema: string): string => versionSchema(schema, version.version)
  const published = [...new Set(version.relations.map(({ schema }) => schema))]
  const schemas = published
    .toSorted((one, other) => Number(other === FIRST) - Number(one === FIRST))
    .map((schema) => quote(schemaOf(schema)))
  const tables = version.relations.map(({ schema, name }) => qualified(schemaOf(schema), name))
  const connection = await adapter.connect()
  try {
    await connection.query('set default_transaction_read_only = on')
    await connection.begin()
    await connection.query('set transaction isolation level repeatable read')
    await connection.query(`set local search_path to ${schemas.join(', ')}`)
    await connection.query(`lock table ${tables.join(', ')} in access share mode`)
    return await use({ version, connection, schemaOf })
  } finally {
    await connection.rollback().catch(() => undefined)
    await connection.query('set default_transaction_read_only = off').catch(() => undefined)
    await connection.close()
  }
}
