import type { RelationName } from '@waypoint/contracts'
import type { Verification } from './verify-version.ts'
import type { DamagedVersion } from './version-store.ts'
import type { ReadVersion } from './version-reader.ts'
import type { PublishedVersion } from './version.ts'

/** Where versions are kept, and what is done with them: files of a folder, or schemas of a database. */
export interface StoredVersions {
  /** Every whole version, latest first. */
  list(): Promise<readonly PublishedVersion[]>
  /** What was a version and is none any more. */
  damaged(): Promise<readonly DamagedVersion[]>
  /** The version that readers see; null before the first publish. */
  current(): Promise<PublishedVersion | null>
  read(version: string): Promise<PublishedVersion>
  /** Opens a version, by default the current one, for as long as `use` runs. */
  open<T>(version: string | undefined, use: ReadVersion<T>): Promise<T>
  /** Moves readers to another version, by default to the one before the current one. */
  rollback(options?: { readonly version?: string; readonly now?: Date }): Promise<PublishedVersion>
  verify(version: PublishedVersion): Promise<Verification>
  /** Removes all but the latest `keep`; the current one and the one before it stay in any case. */
  prune(keep: number): Promise<Pruned>
}

export interface Pruned {
  readonly removed: readonly PublishedVersion[]
  /** Somebody reads them, or has built on them: they go another time. */
  readonly held: readonly PublishedVersion[]
}

/** Versions that are read in the session that keeps them. */
export interface ReadableVersions extends StoredVersions {
  /** What readers see, without what it says of itself; null before the first publish. */
  pointer(): Promise<{ readonly version: string } | null>
  relation(version: PublishedVersion, of: { readonly schema: string; readonly name: string }): RelationName
}
