import type { Adapter } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { ExtractOptions } from '../commands/extract.ts'
import { locateProject } from '../engine/locate-project.ts'
import { withDotEnv } from '../engine/dot-env.ts'
import type { Host } from '../host.ts'
import { DEFAULT_DIR, workspaceAt } from '../workspace/workspace.ts'
import { urlCredentials } from './url-credentials.ts'

const VARIABLE = 'env:'

/** Where profiles.yml is, if it is not near. */
type ProjectPlace = Partial<Pick<ExtractOptions, 'dir' | 'projectDir' | 'profilesDir'>>

/** Opens the database that is read. The credentials stay here: no message names them. */
export async function openPostgresSource(
  target: string,
  options: ProjectPlace,
  host: Host,
): Promise<Adapter> {
  const credentials = await credentialsOf(target, options, host)
  const { postgresFactory } = await import('@waypoint/adapter-postgres')
  return postgresFactory.open(credentials, { rootDir: host.cwd, threads: 1 })
}

async function credentialsOf(
  target: string,
  options: ProjectPlace,
  host: Host,
): Promise<Readonly<Record<string, unknown>>> {
  if (/^postgres(ql)?:/.test(target)) return urlCredentials(target, '--postgres')
  if (!target.startsWith(VARIABLE)) return profileCredentials(target, options, host)
  const name = target.slice(VARIABLE.length)
  const url = withDotEnv(host.env, host.cwd, host.cwd)[name]
  if (url !== undefined && url !== '') return urlCredentials(url, name)
  throw new WaypointError({
    code: 'missing-variable',
    message: `the variable ${name} is not set`,
    hint: `export ${name}=postgres://user:password@host:5432/database, or write it into .env`,
  })
}

async function profileCredentials(
  target: string,
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
  if (profile?.type === 'postgres') return profile.credentials
  throw new WaypointError({
    code: 'invalid-option',
    message: `the target ${target} is of type ${profile?.type ?? 'unknown'}, not postgres`,
    hint: 'name a target of type postgres, or env:NAME for a variable that holds a URL',
  })
}
