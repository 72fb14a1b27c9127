import { readFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { readPolicy } from '@waypoint/health'

/** The policy of a file; errors name it as seen from the current folder. */
export function readPolicyFile(path: string, cwd: string): ReturnType<typeof readPolicy> {
  const file = resolve(cwd, path)
  const near = relative(cwd, file)
  const named = near.startsWith('..') ? file : near
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new WaypointError({
      code: 'missing-file',
      message: `There is no policy file ${named}.`,
      hint: 'Copy policies/health.yml of the project and change the copy.',
    })
  }
  return readPolicy(readFileSync(file, 'utf8'), named)
}
