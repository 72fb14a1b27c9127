import { join } from 'node:path'
import { resolveOptions } from '@waypoint/engine'
import { readProjectHead } from '@waypoint/project'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { invocationOptions } from './run-engine.ts'

export interface ProjectPlaces {
  readonly projectDir: string
  /** Where the last run left its artifacts. */
  readonly targetPath: string
  /** The folder of the log that runs append to. */
  readonly logPath: string
}

/** Where a build of the project, given the same options, reads and writes. */
export async function projectPlaces(options: EngineOptions, host: Host): Promise<ProjectPlaces> {
  const asked = await resolveOptions(invocationOptions('build', options, host), host.cwd)
  const { projectDir, targetPath, logPath } = asked
  return {
    projectDir,
    targetPath: targetPath ?? join(projectDir, (await readProjectHead(projectDir)).targetPath),
    logPath: logPath ?? join(projectDir, 'logs'),
  }
}
