import { rm } from 'node:fs/promises'
import { databasePath, manifestPath } from './layout.ts'
import { withPublishLock } from './publish-lock.ts'
import { listVersions, readPointer } from './version-store.ts'
import type { PublishedVersion } from './version.ts'

/**
 * Removes all but the latest `keep` versions and returns what went. The one that readers see and the one before it
 * stay in any case; who has an older one open keeps reading it.
 */
export async function pruneVersions(dir: string, keep: number): Promise<readonly PublishedVersion[]> {
  const versions = await listVersions(dir)
  if (versions.length <= keep) return []
  return withPublishLock(dir, async () => {
    const pointer = await readPointer(dir)
    const kept = new Set([pointer?.version, pointer?.previous])
    const removed = versions.slice(Math.max(1, keep)).filter(({ version }) => !kept.has(version))
    for (const { version } of removed) {
      await rm(manifestPath(dir, version), { force: true })
      await rm(databasePath(dir, version), { force: true })
    }
    return removed
  })
}
