import type { Connection } from '@waypoint/adapter-contract'
import type { PublishedVersion } from './version.ts'

/** One published version, open for reading only: it stays the same whatever is published meanwhile, and is not pruned. */
export interface VersionReader {
  readonly version: PublishedVersion
  readonly connection: Connection
  /** What a published schema is called in the session: `marts` in a file, `marts@20261121T090000Z` in PostgreSQL. */
  readonly schemaOf: (schema: string) => string
}

export type ReadVersion<T> = (reader: VersionReader) => Promise<T>
