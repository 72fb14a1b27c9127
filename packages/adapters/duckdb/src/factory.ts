import type { AdapterFactory, OpenOptions } from '@waypoint/adapter-contract'
import { DUCKDB_SETTINGS, readCredentials } from './credentials.ts'

/** The database itself is loaded when it is opened: what a target is called can be said without it. */
export const duckdbFactory: AdapterFactory = {
  type: 'duckdb',
  settings: DUCKDB_SETTINGS,
  open: async (raw, options) => {
    const credentials = readCredentials(raw, options.rootDir)
    const { openDatabase } = await import('./open-database.ts')
    return await openDatabase(credentials, options.threads)
  },
  describe: (raw, options: OpenOptions) => {
    const { database, schema } = readCredentials(raw, options.rootDir)
    return { database, schema }
  },
}
