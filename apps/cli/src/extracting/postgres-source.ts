import type { Adapter } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { withDotEnv } from '../engine/dot-env.ts'
import type { Host } from '../host.ts'
import { type ProjectPlace, profileCredentials } from './profile-credentials.ts'
import { urlCredentials } from './url-credentials.ts'

const VARIABLE = 'env:'
const orUrl = ', or env:NAME for a variable that holds a URL'

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
  if (!target.startsWith(VARIABLE))
    return profileCredentials({ target, type: 'postgres', or: orUrl }, options, host)
  const name = target.slice(VARIABLE.length)
  const url = withDotEnv(host.env, host.cwd, host.cwd)[name]
  if (url !== undefined && url !== '') return urlCredentials(url, name)
  throw new WaypointError({
    code: 'missing-variable',
    message: `the variable ${name} is not set`,
    hint: `export ${name}=postgres://user:password@host:5432/database, or write it into .env`,
  })
}
