import { openVersion, type OpenVersionOptions } from './open-version.ts'
import type { ReadVersion } from './version-reader.ts'

/** Opens a version that is a file for as long as `use` runs. Statements read it and nothing else: no file, no setting. */
export async function readFileVersion<T>(options: OpenVersionOptions, use: ReadVersion<T>): Promise<T> {
  const { version, adapter } = await openVersion(options)
  try {
    const connection = await adapter.connect()
    try {
      await connection.query('set enable_external_access = false; set lock_configuration = true')
      return await use({ version, connection, schemaOf: (schema) => schema })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}
