import { stat } from 'node:fs/promises'
import { hashOfFile } from './file-hash.ts'
import { databasePath } from './layout.ts'
import type { PublishedVersion } from './version.ts'

export type Verification =
  | { readonly state: 'whole' }
  | { readonly state: 'damaged'; readonly because: string }
  /** Published before hashes of files were kept: only its size was looked at. */
  | { readonly state: 'not hashed' }

/** Whether the file of a version is what was written when it was published. */
export async function verifyVersion(dir: string, version: PublishedVersion): Promise<Verification> {
  const file = databasePath(dir, version.version)
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return { state: 'damaged', because: 'its file is missing' }
  if (size !== version.bytes) {
    return { state: 'damaged', because: `its file has ${size} bytes instead of ${version.bytes}` }
  }
  if (version.sha256 === undefined) return { state: 'not hashed' }
  const isWhole = (await hashOfFile(file)) === version.sha256
  return isWhole ? { state: 'whole' } : { state: 'damaged', because: 'its file was changed' }
}
