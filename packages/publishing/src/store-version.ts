import { chmod, rename, stat } from 'node:fs/promises'
import { replaceFile, syncPath } from './durable-file.ts'
import { databasePath, manifestPath } from './layout.ts'
import type { PublishedVersion } from './version.ts'

/** What the system counts blocks of a file in. */
const DISK_BLOCK = 512

/** As it is on the disk. */
export async function sizesOf(
  draft: string,
): Promise<{ readonly bytes: number; readonly diskBytes: number }> {
  await syncPath(draft)
  const { size, blocks } = await stat(draft)
  return { bytes: size, diskBytes: blocks * DISK_BLOCK }
}

/** Makes a version of a finished file: from now on it can be read, and nothing writes to it. */
export async function storeVersion(dir: string, draft: string, manifest: PublishedVersion): Promise<void> {
  await chmod(draft, 0o444)
  await rename(draft, databasePath(dir, manifest.version))
  await replaceFile(manifestPath(dir, manifest.version), `${JSON.stringify(manifest, null, 2)}\n`)
}
