import { WaypointError } from '@waypoint/contracts'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { lockPath } from './layout.ts'

/** Folders that this process is publishing to: tells a lock of ours from one left by a process with the same id. */
const heldHere = new Set<string>()

/** One publish at a time per folder; the lock of a process that has died counts for nothing. */
export async function withPublishLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const path = lockPath(dir)
  if (heldHere.has(path)) throw running(process.pid)
  heldHere.add(path)
  try {
    await acquire(path)
    try {
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    heldHere.delete(path)
  }
}

async function acquire(path: string): Promise<void> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    const holder = Number(await readFile(path, 'utf8').catch(() => ''))
    if (holder !== process.pid && isAlive(holder)) throw running(holder)
    await writeFile(path, String(process.pid))
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

function running(pid: number): WaypointError {
  return new WaypointError({
    code: 'publish-running',
    message: `Process ${pid} is publishing to the same folder.`,
    hint: 'Wait until it has ended, then publish again.',
  })
}
