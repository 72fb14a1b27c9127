import type { AdapterFactory } from '@waypoint/adapter-contract'
import { pruneVersions } from './prune-versions.ts'
import type { StoredVersions } from './stored-versions.ts'
import { readFileVersion } from './read-file.ts'
import { verifyVersion } from './verify-version.ts'
import { currentVersion, damagedVersions, listVersions, readVersion, rollback } from './version-store.ts'

/** Versions that are files of a folder. */
export function fileVersions(dir: string, factory: () => Promise<AdapterFactory>): StoredVersions {
  return {
    list: () => listVersions(dir),
    damaged: () => damagedVersions(dir),
    current: () => currentVersion(dir),
    read: (version) => readVersion(dir, version),
    open: async (version, use) =>
      readFileVersion({ dir, factory: await factory(), ...(version === undefined ? {} : { version }) }, use),
    rollback: (options) => rollback(dir, options),
    verify: async (version) => verifyVersion(dir, version, await factory()),
    prune: async (keep) => ({ removed: await pruneVersions(dir, keep), held: [] }),
  }
}
