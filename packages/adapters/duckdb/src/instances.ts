import { DuckDBInstance } from '@duckdb/node-api'
import { memoryPath } from './memory-path.ts'
import { WaypointError } from '@waypoint/contracts'
import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { toWaypointError } from './errors.ts'

interface SharedInstance {
  readonly instance: Promise<DuckDBInstance>
  readonly readOnly: boolean
  users: number
}

export interface InstanceLease {
  readonly instance: DuckDBInstance
  release(): void
}

/**
 * Two instances on one file in one process lose tables silently, so everyone in this process shares the
 * one of a file. The map is the process-wide fact itself, keyed by the file's real path.
 */
const openFiles = new Map<string, SharedInstance>()

export async function leaseInstance(
  path: string,
  readOnly: boolean,
  config: Readonly<Record<string, string>>,
): Promise<InstanceLease> {
  const options = { ...config, autoinstall_known_extensions: 'false' }
  if (path === memoryPath) {
    const instance = await create(path, options)
    return { instance, release: () => instance.closeSync() }
  }
  const key = await realFile(path)
  const shared = openFiles.get(key) ?? start(key, readOnly, options)
  if (shared.readOnly !== readOnly) {
    throw new WaypointError({
      code: 'database-in-use',
      message: `${path} is already open in this process, ${shared.readOnly ? 'read-only' : 'for writing'}.`,
      hint: 'Close it first, or open it in the same way.',
    })
  }
  shared.users += 1
  try {
    const instance = await shared.instance
    return { instance, release: once(() => leave(key, shared, instance)) }
  } catch (cause) {
    if (openFiles.get(key) === shared) openFiles.delete(key)
    throw cause
  }
}

function start(key: string, readOnly: boolean, config: Record<string, string>): SharedInstance {
  const options = readOnly ? { ...config, access_mode: 'READ_ONLY' } : config
  const shared: SharedInstance = { instance: create(key, options), readOnly, users: 0 }
  openFiles.set(key, shared)
  return shared
}

function leave(key: string, shared: SharedInstance, instance: DuckDBInstance): void {
  shared.users -= 1
  if (shared.users > 0) return
  if (openFiles.get(key) === shared) openFiles.delete(key)
  instance.closeSync()
}

async function create(path: string, options: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, options)
  } catch (cause) {
    throw toWaypointError(cause)
  }
}

/** The file may not exist yet, its folder must. */
async function realFile(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return inRealFolder(path)
  }
}

async function inRealFolder(path: string): Promise<string> {
  try {
    return join(await realpath(dirname(path)), basename(path))
  } catch (cause) {
    throw new WaypointError({
      code: 'missing-folder',
      message: `The folder of the database does not exist: ${dirname(path)}`,
      hint: 'Create it, or correct `path` in profiles.yml.',
      cause,
    })
  }
}

function once(action: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    action()
  }
}
