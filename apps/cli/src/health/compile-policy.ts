import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { compiledFiles } from '@waypoint/health'
import type { CompilePolicyOptions } from '../commands/health.ts'
import { locateProject } from '../engine/locate-project.ts'
import type { Host } from '../host.ts'
import { readPolicyFile } from './policy-file.ts'

/** `waypoint health compile`: the policy of the project, or a check of any. */
export function compilePolicy(policy: string | undefined, options: CompilePolicyOptions, host: Host): void {
  const { projectDir } = locateProject(options.projectDir, host)
  const own = join(projectDir, 'policies/health.yml')
  const files = compiledFiles(readPolicyFile(policy ?? own, host.cwd))
  if (policy !== undefined && options.check === true) {
    host.out(`${host.style.ok('valid')}  ${policy}\n`)
    return
  }
  const outdated = Object.entries(files).filter(([path, content]) => {
    const file = join(projectDir, path)
    return !existsSync(file) || readFileSync(file, 'utf8') !== content
  })
  if (options.check === true) refuseOutdated(outdated.map(([path]) => path))
  for (const [path, content] of outdated) writeFileSync(join(projectDir, path), content)
  const written = outdated.map(([path]) => `${host.style.ok('written')}  ${path}\n`)
  host.out(written.length === 0 ? 'Everything is as the policy says.\n' : written.join(''))
}

function refuseOutdated(paths: readonly string[]): void {
  if (paths.length === 0) return
  throw new WaypointError({
    code: 'policy-not-compiled',
    message: `Not as policies/health.yml says: ${paths.join(', ')}.`,
    hint: 'Run `waypoint health compile`.',
  })
}
