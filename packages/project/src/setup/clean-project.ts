import { lstat, realpath, rm } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { ProjectEnvironment } from '../config/environment.ts'
import type { ProjectConfig } from '../config/project-config.ts'
import { readRawProject, resolveProjectConfig } from '../config/read-project-config.ts'
import { settingsScope } from '../config/settings-scope.ts'
import { Problems } from '../problems/problems.ts'

export interface CleanOptions {
  readonly projectDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly vars?: Readonly<Record<string, unknown>>
}

/**
 * Removes what `clean-targets` names and gives what was there, relative to the project. A target outside of the
 * project, or one that holds something that somebody wrote, stops everything before anything is removed.
 */
export async function cleanProject(options: CleanOptions): Promise<readonly string[]> {
  const environment = new ProjectEnvironment(options.env)
  const scope = settingsScope({ environment, commandLineVars: options.vars ?? {} })
  const config = resolveProjectConfig(await readRawProject(options.projectDir), scope, new Problems())
  const root = await realpath(options.projectDir)
  const targets: string[] = []
  for (const target of config.cleanTargets) {
    const path = await locationOf(resolve(root, target))
    if (path === null) continue
    check(target, path, { root, config })
    targets.push(path)
  }
  for (const path of targets) await rm(path, { recursive: true, force: true })
  return targets.map((path) => relative(root, path))
}

/** Where a path really is; of a link its own place, since only the link is removed. Null where there is nothing. */
async function locationOf(path: string): Promise<string | null> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  )
  return exists ? resolve(await realpath(dirname(path)), path.split(sep).at(-1) ?? '') : null
}

interface Protected {
  readonly root: string
  readonly config: ProjectConfig
}

function check(target: string, path: string, { root, config }: Protected): void {
  if (!path.startsWith(root + sep)) {
    throw refused(target, 'it is not inside of the project')
  }
  const sources = [
    config.modelPaths,
    config.seedPaths,
    config.testPaths,
    config.snapshotPaths,
    config.analysisPaths,
    config.macroPaths,
  ].flat()
  const held = sources.find((source) => {
    const folder = resolve(root, source)
    return folder === path || folder.startsWith(path + sep) || path.startsWith(folder + sep)
  })
  if (held !== undefined) throw refused(target, `it belongs to ${held}, which holds what you wrote`)
}

function refused(target: string, reason: string): WaypointError {
  return new WaypointError({
    code: 'unsafe-clean-target',
    message: `clean-targets names '${target}', and ${reason}: nothing was removed`,
    location: { file: 'dbt_project.yml' },
    hint: 'Take it out of clean-targets, or remove it by hand.',
  })
}
