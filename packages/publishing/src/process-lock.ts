import type { WaypointError } from '@waypoint/contracts'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

export interface ProcessLock {
  /** The lock's file; it holds the id of the process. */
  readonly path: string
  /** What is said to whoever comes second. */
  readonly taken: (holder: number) => WaypointError
}

/** Locks that this process holds: tells one of ours from one left by a process with the same id. */
const heldHere = new Set<string>()

/** One process at a time, and one piece of work of it; the lock of a process that has died counts for nothing. */
export async function withProcessLock<T>({ path, taken }: ProcessLock, work: () => Promise<T>): Promise<T> {
  if (heldHere.has(path)) throw taken(process.pid)
  heldHere.add(path)
  try {
    await acquire(path, taken)
    try {
      await removeLeftAside(path)
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    heldHere.delete(path)
  }
}

async function acquire(path: string, taken: ProcessLock['taken']): Promise<void> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' })
  } catch (cause) {
    if (!isError(cause, 'EEXIST')) throw cause
    const holder = await holderOf(path)
    if (holder !== process.pid && isAlive(holder)) throw taken(holder)
    await removeStale(path, holder)
    await acquire(path, taken)
  }
}

/** Of two that find the same stale lock, the second may have moved away what the first has just taken: it is put back. */
async function removeStale(path: string, holder: number): Promise<void> {
  const aside = `${path}.${process.pid}`
  try {
    await rename(path, aside)
  } catch (cause) {
    if (isError(cause, 'ENOENT')) return
    throw cause
  }
  if ((await holderOf(aside)) === holder) await rm(aside, { force: true })
  else await rename(aside, path)
}

/** Who was killed while it moved a stale lock away has left it there. */
async function removeLeftAside(path: string): Promise<void> {
  const folder = dirname(path)
  const prefix = `${basename(path)}.`
  for (const name of await readdir(folder)) {
    const pid = Number(name.slice(prefix.length))
    if (name.startsWith(prefix) && pid > 0 && !isAlive(pid)) await rm(join(folder, name), { force: true })
  }
}

const holderOf = async (path: string): Promise<number> => Number(await readFile(path, 'utf8').catch(() => ''))

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return isError(cause, 'EPERM')
  }
}

const isError = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code
