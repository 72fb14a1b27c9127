import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { unfinishedPrefix } from './layout.ts'

/** Readers see the old content or the new, also after a power failure. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const draft = join(dirname(path), `${unfinishedPrefix}${basename(path)}`)
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cause
  }
  await syncPath(dirname(path))
}

/** Forces a file, or the entries of a folder, onto the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
