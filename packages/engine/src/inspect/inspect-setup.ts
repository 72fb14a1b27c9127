import { WaypointError } from '@waypoint/contracts'
import { type ResolvedProfile, readSetup, type Setup } from '@waypoint/project'
import { adapterOf, openAdapter } from '../adapter-of.ts'
import type { InvocationOptions, InvocationServices } from '../invocation.ts'
import { profilesDirs } from '../load.ts'
import { SecretMask } from '../secrets.ts'

/** One thing that has to be right before anything can run. */
export interface Check {
  readonly name: 'project' | 'profile' | 'connection'
  /** `skipped`: what it needs is not right. */
  readonly status: 'ok' | 'failed' | 'skipped'
  /** What was found, or why not: `[['schema', 'main']]`; never a secret. */
  readonly details: readonly (readonly [name: string, value: string])[]
  readonly errors: readonly WaypointError[]
}

export type SetupInspection = readonly Check[]

/** Reads the project's settings and opens its database, and tells how far that went. */
export async function inspectSetup(
  options: Omit<InvocationOptions, 'command'>,
  services: InvocationServices,
): Promise<SetupInspection> {
  const open = { rootDir: options.projectDir, threads: options.threads ?? 1 }
  const setup = await readSetup({
    projectDir: options.projectDir,
    profilesDirs: profilesDirs(options),
    env: options.env,
    describeTarget: async ({ type, credentials }) => {
      const factory = await adapterOf(type, services.adapters)
      return { ...factory.describe(credentials, open), settings: factory.settings }
    },
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.vars === undefined ? {} : { vars: options.vars }),
  })
  const connection = await inspectConnection(setup.profile, services, open)
  const mask = new SecretMask(setup.secrets)
  return [inspectProject(setup), inspectProfile(setup), connection].map((check) => masked(check, mask))
}

function inspectProject({ project, projectErrors }: Setup): Check {
  const details: Check['details'] =
    project === null
      ? []
      : [
          ['name', project.name],
          ['folder', project.rootDir],
        ]
  const isRight = project !== null && projectErrors.length === 0
  return { name: 'project', status: isRight ? 'ok' : 'failed', details, errors: projectErrors }
}

const SECRET_FIELD = /pass|token|secret|key|credential/i

function inspectProfile({ profile, profileErrors }: Setup): Check {
  if (profile === null) return { name: 'profile', status: 'failed', details: [], errors: profileErrors }
  const credentials = Object.entries(profile.credentials).map(
    ([key, value]) => [key, SECRET_FIELD.test(key) ? '*****' : textOf(value)] as const,
  )
  const details: Check['details'] = [
    ['profile', profile.profileName],
    ['target', profile.targetName],
    ['file', profile.file],
    ...credentials,
  ]
  return { name: 'profile', status: 'ok', details, errors: [] }
}

async function inspectConnection(
  profile: ResolvedProfile | null,
  services: InvocationServices,
  options: { readonly rootDir: string; readonly threads: number },
): Promise<Check> {
  if (profile === null) return { name: 'connection', status: 'skipped', details: [], errors: [] }
  try {
    const adapter = await openAdapter(profile, services.adapters, options)
    try {
      const connection = await adapter.connect()
      await connection.query('select 1')
      await connection.close()
      const details: Check['details'] = [
        ['database', adapter.database],
        ['schema', adapter.schema],
      ]
      return { name: 'connection', status: 'ok', details, errors: [] }
    } finally {
      await adapter.close()
    }
  } catch (error) {
    if (!(error instanceof WaypointError)) throw error
    return { name: 'connection', status: 'failed', details: [], errors: [error] }
  }
}

function masked(check: Check, mask: SecretMask): Check {
  return {
    ...check,
    details: check.details.map(([name, value]) => [name, mask.text(value)]),
    errors: check.errors.map((error) => mask.error(error)),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null')
}
