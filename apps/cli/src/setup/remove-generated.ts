import { cleanProject } from '@waypoint/project'
import { locateProject } from '../engine/locate-project.ts'
import { parseVars } from '../engine/vars.ts'
import type { Host } from '../host.ts'

export interface CleanCommandOptions {
  readonly projectDir?: string
  readonly vars?: string
}

export async function removeGenerated(options: CleanCommandOptions, host: Host): Promise<void> {
  const { projectDir, env } = locateProject(options.projectDir, host)
  const removed = await cleanProject({
    projectDir,
    env,
    ...(options.vars === undefined ? {} : { vars: parseVars(options.vars) }),
  })
  for (const path of removed) host.out(`removed ${path}\n`)
  if (removed.length === 0) host.out('There is nothing to remove.\n')
  host.exitWith(0)
}
