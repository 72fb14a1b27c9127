import { WaypointError } from '@waypoint/contracts'
import type { ExtractOptions } from '../commands/extract.ts'
import { locateProject } from '../engine/locate-project.ts'
import type { Host } from '../host.ts'
import { DEFAULT_DIR, workspaceAt } from '../workspace/workspace.ts'

/** Where profiles.yml is, if it is not near. */
export type ProjectPlace = Partial<Pick<ExtractOptions, 'dir' | 'projectDir' | 'profilesDir'>>

export interface WantedTarget {
  readonly target: string
  readonly type: 'postgres' | 'trino'
  /** Completes the hint where the target is of another type. */
  readonly or?: string
}

/** A target of profiles.yml, which has to be of one type. */
export async function profileCredentials(
  { target, type, or = '' }: WantedTarget,
  options: ProjectPlace,
  host: Host,
): Promise<Readonly<Record<string, unknown>>> {
  const { projectDir, env: surroundings } = locateProject(options.projectDir, host)
  const env = { ...surroundings, WAYPOINT_DIR: workspaceAt(options.dir ?? DEFAULT_DIR, host.cwd).dir }
  const { profilesDirs } = await import('@waypoint/engine')
  const { readSetup } = await import('@waypoint/project')
  const profilesDir = options.profilesDir
  const { profile, profileErrors } = await readSetup({
    projectDir,
    profilesDirs: profilesDirs({ projectDir, env, ...(profilesDir === undefined ? {} : { profilesDir }) }),
    env,
    target,
    describeTarget: async () => ({ database: '', schema: '' }),
  })
  const [error] = profileErrors
  if (error !== undefined) throw error
  if (profile?.type === type) return profile.credentials
  throw new WaypointError({
    code: 'invalid-option',
    message: `the target ${target} is of type ${profile?.type ?? 'unknown'}, not ${type}`,
    hint: `name a target of type ${type}${or}`,
  })
}
