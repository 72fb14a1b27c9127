import { WaypointError } from '@waypoint/contracts'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFileProblems } from '../file-problems.ts'
import { databasePath, lockPath, versionsDir } from '../layout.ts'
import { withProcessLock } from '../process-lock.ts'
import { pruneVersions } from '../prune-versions.ts'
import { readPointer, readVersion, removeLeftovers, switchPointer } from '../version-store.ts'
import type { PublishedVersion } from '../version.ts'
import { copyVersion, type VersionToCopy } from './copy-version.ts'

export type KeptCopy =
  /** The database has no version yet. */
  | { readonly status: 'nothing' }
  /** Readers see it already. */
  | { readonly status: 'current'; readonly version: string }
  /** Readers see it from now on; it was copied before. */
  | { readonly status: 'switched'; readonly version: string }
  | { readonly status: 'copied'; readonly version: string; readonly copy: PublishedVersion }

/**
 * Makes what readers here see the version that readers of the database see: a rollback there is one here. It is copied
 * where it was not yet; the one before it is kept.
 */
export async function keepCopy(asked: VersionToCopy): Promise<KeptCopy> {
  const { versions, dir } = asked
  const pointer = await versions.pointer()
  if (pointer === null) return { status: 'nothing' }
  const { version } = pointer
  return describeFileProblems(`Copying to ${dir}`, async () => {
    const seen = await readPointer(dir).catch(() => null)
    if (seen?.version === version && (await isWhole(dir, version))) return { status: 'current', version }
    await mkdir(versionsDir(dir), { recursive: true })
    const kept = await withProcessLock({ path: lockPath(dir), taken: copying }, () => bring(asked, version))
    await pruneVersions(dir, 1)
    return kept
  })
}

async function bring(asked: VersionToCopy, version: string): Promise<KeptCopy> {
  const { dir, now = new Date() } = asked
  await removeLeftovers(dir)
  await rm(join(dir, '.spill'), { recursive: true, force: true })
  if (await isWhole(dir, version)) {
    await switchPointer(dir, { version, now })
    return { status: 'switched', version }
  }
  const copy = await copyVersion(asked, version)
  await switchPointer(dir, { version, now })
  return { status: 'copied', version, copy }
}

async function isWhole(dir: string, version: string): Promise<boolean> {
  const known = await readVersion(dir, version).catch(() => null)
  const { size } = await stat(databasePath(dir, version)).catch(() => ({ size: -1 }))
  return known !== null && known.bytes === size
}

function copying(pid: number): WaypointError {
  return new WaypointError({
    code: 'copy-running',
    message: `Process ${pid} is copying a version to the same folder.`,
    hint: 'Wait until it has ended; then its copy is served here, too.',
  })
}
