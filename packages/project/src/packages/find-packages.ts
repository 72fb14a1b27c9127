import { access, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
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
  const folder = join(root.rootDir, installPath)
  const entries = await readdir(folder).catch(() => [])
  const installed: string[] = []
  for (const entry of entries.toSorted(compare)) {
    if (await isProject(join(folder, entry))) installed.push(join(folder, entry))
  }
  const local = await localPackages(root.rootDir)
  const missing = installed.length === 0 && local.others > 0
  if (missing) {
    problems.warn(
      new WaypointError({
        code: 'packages-not-installed',
        message: `${local.file} names ${local.others} package(s), but ${installPath} is empty`,
        location: { file: local.file },
        hint: 'Run waypoint deps (or dbt deps) first.',
      }),
    )
  }
  return [...installed, ...local.folders.filter((each) => !installed.includes(each))]
}

interface DeclaredPackages {
  readonly file: string
  readonly folders: readonly string[]
  /** Packages that would have to be installed. */
  readonly others: number
}

async function localPackages(rootDir: string): Promise<DeclaredPackages> {
  for (const file of ['packages.yml', 'dependencies.yml']) {
    const path = join(rootDir, file)
    if (!(await exists(path))) continue
    const { packages } = readYamlMap(await readTextFile(path, file), file)
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
