import { WaypointError } from '@waypoint/contracts'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from './durable-file.ts'
import { databasePath, manifestPath, pointerPath, unfinishedPrefix, versionsDir } from './layout.ts'
import type { PublishedVersion, VersionPointer } from './version.ts'

/** Every whole version, latest first; one whose description cannot be read is not among them. */
export async function listVersions(dir: string): Promise<readonly PublishedVersion[]> {
  const read = (await versionNames(dir)).map((version) => readVersion(dir, version).catch(() => null))
  return (await Promise.all(read)).filter((version) => version !== null)
}

export interface DamagedVersion {
  readonly version: string
  readonly because: string
}

/** Those that `listVersions` leaves out, latest first. */
export async function damagedVersions(dir: string): Promise<readonly DamagedVersion[]> {
  const names = (await fileNamesIn(versionsDir(dir))).filter((name) => !name.startsWith('.'))
  const whole = await versionNames(dir)
  const gone = names
    .filter((name) => name.endsWith('.json') && !whole.includes(name.slice(0, -'.json'.length)))
    .map((name) => ({ version: name.slice(0, -'.json'.length), because: 'its file is missing' }))
  const unread = whole.map(async (version): Promise<readonly DamagedVersion[]> => {
    const isRead = await readVersion(dir, version).then(
      () => true,
      () => false,
    )
    return isRead ? [] : [{ version, because: 'its description cannot be read' }]
  })
  return [...gone, ...(await Promise.all(unread)).flat()].toSorted((one, other) =>
    one.version < other.version ? 1 : -1,
  )
}

/** Whatever there is under the name of a version, latest first. */
export async function versionNames(dir: string): Promise<readonly string[]> {
  const names = await fileNamesIn(versionsDir(dir))
  return names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((version) => names.includes(`${version}.duckdb`))
    .toSorted()
    .toReversed()
}

/** The version that readers see; null before the first publish. */
export async function currentVersion(dir: string): Promise<PublishedVersion | null> {
  const pointer = await readPointer(dir)
  return pointer === null ? null : readVersion(dir, pointer.version)
}

export async function readVersion(dir: string, version: string): Promise<PublishedVersion> {
  const path = manifestPath(dir, version)
  if (!/^\d{8}T\d{6}Z(-\d+)?$/.test(version)) throw unknownVersion(dir, version)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unknownVersion(dir, version, cause)
  })
  return parse(text, path)
}

function unknownVersion(dir: string, version: string, cause?: unknown): WaypointError {
  return new WaypointError({
    code: 'unknown-version',
    message: `There is no version ${version} in ${dir}.`,
    hint: '`waypoint versions` lists those that there are.',
    cause,
  })
}

export async function readPointer(dir: string): Promise<VersionPointer | null> {
  const path = pointerPath(dir)
  try {
    return parse(await readFile(path, 'utf8'), path)
  } catch (cause) {
    if (isMissing(cause)) return null
    throw cause
  }
}

export interface PointerSwitch {
  readonly version: string
  readonly now: Date
}

/** The moment at which readers begin to see the version. */
export async function switchPointer(dir: string, { version, now }: PointerSwitch): Promise<void> {
  const before = await readPointer(dir).catch(() => null)
  const pointer: VersionPointer = {
    version,
    file: `versions/${version}.duckdb`,
    switched_at: now.toISOString(),
    previous: before?.version ?? null,
  }
  await replaceFile(pointerPath(dir), `${JSON.stringify(pointer, null, 2)}\n`)
}

/** Moves readers to another version, by default to the one before the current one. */
export async function rollback(
  dir: string,
  options: { readonly version?: string; readonly now?: Date } = {},
): Promise<PublishedVersion> {
  const target = options.version ?? (await versionBeforeCurrent(dir))
  const version = await readVersion(dir, target)
  const { size } = await stat(databasePath(dir, target)).catch(() => ({ size: -1 }))
  if (size !== version.bytes) {
    throw new WaypointError({
      code: 'damaged-version',
      message: `The file of version ${target} is not as it was published.`,
      hint: 'Choose another one; `waypoint versions` lists them.',
    })
  }
  await switchPointer(dir, { version: target, now: options.now ?? new Date() })
  return version
}

async function versionBeforeCurrent(dir: string): Promise<string> {
  return versionBefore(await listVersions(dir), (await readPointer(dir))?.version, dir)
}

/** @throws WaypointError `no-earlier-version`; `place` is where versions are looked for. */
export function versionBefore(
  versions: readonly Pick<PublishedVersion, 'version'>[],
  current: string | undefined,
  place: string,
): string {
  const earlier = versions.find(({ version }) => current !== undefined && version < current)
  if (earlier !== undefined) return earlier.version
  throw new WaypointError({
    code: 'no-earlier-version',
    message: current === undefined ? `Nothing is published in ${place}.` : `${current} is the first version.`,
    hint: '`waypoint versions` lists those that there are.',
  })
}

/** What an interrupted publish left; never anything that the pointer could name. */
export async function removeLeftovers(dir: string): Promise<void> {
  const current = (await readPointer(dir).catch(() => null))?.version
  const names = await fileNamesIn(versionsDir(dir))
  const leftovers = names.filter((name) => {
    if (name.startsWith(unfinishedPrefix)) return true
    const version = name.replace(/\.duckdb(\.wal)?$/, '')
    return version !== name && version !== current && !names.includes(`${version}.json`)
  })
  await Promise.all(leftovers.map((name) => rm(join(versionsDir(dir), name), { force: true })))
}

function parse(text: string, path: string): PublishedVersion & VersionPointer {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new WaypointError({
      code: 'damaged-version',
      message: `${path} is no JSON.`,
      location: { file: path },
      hint: '`waypoint versions` lists the versions there are, `waypoint rollback <version>` goes to one of them.',
      cause,
    })
  }
}

async function fileNamesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (isMissing(cause)) return []
    throw cause
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
