import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WaypointError } from '@waypoint/contracts'

export interface ProjectLocation {
  readonly projectDir: string
  /** True for the analytics project that comes with waypoint: its artifacts go to the workspace. */
  readonly bundled: boolean
}

const PROJECT_FILE = 'dbt_project.yml'

/** `--project-dir`, else the dbt project around the current folder, else the analytics project beside waypoint. */
export function findProject(projectDir: string | undefined, cwd: string): ProjectLocation {
  const bundled = bundledProject()
  if (projectDir !== undefined) {
    const dir = resolve(cwd, projectDir)
    if (!existsSync(join(dir, PROJECT_FILE))) {
      throw new WaypointError({
        code: 'no-project',
        message: `there is no ${PROJECT_FILE} in ${dir}`,
        hint: 'name the folder that holds it with --project-dir',
      })
    }
    return { projectDir: dir, bundled: dir === bundled }
  }
  for (let dir = cwd; ; dir = dirname(dir)) {
    if (existsSync(join(dir, PROJECT_FILE))) return { projectDir: dir, bundled: dir === bundled }
    if (dir === dirname(dir)) break
  }
  if (bundled === undefined) {
    throw new WaypointError({
      code: 'no-project',
      message: `no ${PROJECT_FILE} here or in a folder above`,
      hint: 'change into a dbt project, or name it with --project-dir',
    })
  }
  return { projectDir: bundled, bundled: true }
}

/** The repository's own `analytics/`, found from this file both in the source tree and in the bundle. */
function bundledProject(): string | undefined {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dir !== dirname(dir); dir = dirname(dir)) {
    const candidate = join(dir, 'analytics')
    if (existsSync(join(candidate, PROJECT_FILE))) return candidate
  }
  return undefined
}
