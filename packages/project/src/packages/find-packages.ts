import { access, readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { LOCK_FILE } from '../deps/lock-file.ts'
import { misspeltPackageKeys } from '../deps/package-keys.ts'
import { readTextFile } from '../files/text-file.ts'
import type { Problems } from '../problems/problems.ts'
import { isMap, readYamlMap } from '../yaml/read-yaml.ts'
import { strings } from '../config/typed-settings.ts'
import { PROJECT_FILE, type RawProject } from '../config/read-project-config.ts'

/** Folders of the installed packages, and of local packages that packages.yml names but nobody installed. */
export async function findPackages(
  root: RawProject,
  installPath: string,
  problems: Problems,
): Promise<readonly string[]> {
  const folder = resolve(root.rootDir, installPath)
  const entries = await readdir(folder).catch(() => [])
  const installed: string[] = []
  for (const entry of entries.toSorted(compare)) {
    if (await isProject(join(folder, entry))) installed.push(join(folder, entry))
  }
  const local = await localPackages(root.rootDir, problems)
  if (installed.length === 0 && local.others > 0) {
    problems.warn(notInstalled(local.file, `${local.others} package(s), but ${installPath} is empty`))
  } else if (local.others > 0) {
    const names = new Set(installed.map((each) => basename(each)))
    const missing = (await lockedNames(root.rootDir)).filter((name) => !names.has(name))
    if (missing.length > 0) {
      problems.warn(notInstalled(LOCK_FILE, `${missing.join(', ')}, and ${installPath} does not hold it`))
    }
  }
  return [...installed, ...local.folders.filter((each) => !installed.includes(each))]
}

function notInstalled(file: string, what: string): WaypointError {
  return new WaypointError({
    code: 'packages-not-installed',
    message: `${file} names ${what}`,
    location: { file },
    hint: 'Run waypoint deps (or dbt deps) first.',
  })
}

/** The folders that package-lock.yml says there are; none without the file. */
async function lockedNames(rootDir: string): Promise<readonly string[]> {
  const path = join(rootDir, LOCK_FILE)
  if (!(await exists(path))) return []
  const { packages } = readYamlMap(await readTextFile(path, LOCK_FILE), LOCK_FILE)
  return (Array.isArray(packages) ? packages.filter(isMap) : []).flatMap(({ name }) => strings(name, []))
}

interface DeclaredPackages {
  readonly file: string
  readonly folders: readonly string[]
  /** Packages that would have to be installed. */
  readonly others: number
}

async function localPackages(rootDir: string, problems: Problems): Promise<DeclaredPackages> {
  for (const file of ['packages.yml', 'dependencies.yml']) {
    const path = join(rootDir, file)
    if (!(await exists(path))) continue
    const text = await readTextFile(path, file)
    const data = readYamlMap(text, file)
    for (const warning of misspeltPackageKeys(data, { file, text })) problems.warn(warning)
    const { packages } = data
    if (packages === undefined || packages === null) continue
    const entries = Array.isArray(packages) ? packages.filter(isMap) : []
    const folders: string[] = []
    for (const local of entries.flatMap((entry) => strings(entry.local, []))) {
      if (await isProject(resolve(rootDir, local))) folders.push(resolve(rootDir, local))
    }
    return { file, folders, others: entries.filter((entry) => entry.local === undefined).length }
  }
  return { file: 'packages.yml', folders: [], others: 0 }
}

function isProject(folder: string): Promise<boolean> {
  return exists(join(folder, PROJECT_FILE))
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
