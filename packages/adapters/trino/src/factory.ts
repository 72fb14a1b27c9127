import type { AdapterFactory } from '@waypoint/adapter-contract'
import { readCredentials, TRINO_SETTINGS } from './credentials.ts'

/** The client is loaded when the database is opened: what a target is called can be said without it. */
export const trinoFactory: AdapterFactory = {
  type: 'trino',
  settings: TRINO_SETTINGS,
  open: async (raw, options) => {
    const credentials = readCredentials(raw, options.rootDir)
    const { openDatabase } = await import('./open-database.ts')
    return await openDatabase(credentials)
  },
  describe: (raw, options) => {
    const { database, schema } = readCredentials(raw, options.rootDir)
    return { database, schema }
  },
}
