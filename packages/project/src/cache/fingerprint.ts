import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DBT_VERSION, SECRET_PREFIX } from '@waypoint/context'
import type { ProjectEnvironment } from '../config/environment.ts'
import type { LoadOptions } from '../options.ts'
import type { Settings } from '../read-settings.ts'
import type { CacheIndex } from './cache-index.ts'

/** Stands for everything but files and environment variables that every node may depend on. */
export function settingsFingerprint(
  options: LoadOptions,
  { projects, profile, environment }: Pick<Settings, 'projects' | 'profile' | 'environment'>,
): string {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url))
  return fingerprint([
    DBT_VERSION,
    size,
    mtimeMs,
    projects,
    { ...profile, credentials: null },
    environment.metadata,
    options.projectDir,
    options.vars ?? {},
    options.builtinMacroDirs,
  ])
}

/** The variables that were read, with what stands for their values. Secrets reach the profile only, which counts itself. */
export function readVariables(
  { reads }: Pick<ProjectEnvironment, 'reads'>,
  env: LoadOptions['env'],
): CacheIndex['environment'] {
  const names = [...reads].filter((name) => !name.startsWith(SECRET_PREFIX))
  return Object.fromEntries(names.map((name) => [name, variableFingerprint(env, name)]))
}

export function hasSameVariables(index: CacheIndex, env: LoadOptions['env']): boolean {
  return Object.entries(index.environment).every(([name, hash]) => variableFingerprint(env, name) === hash)
}

function variableFingerprint(env: LoadOptions['env'], name: string): string | null {
  const value = Object.hasOwn(env, name) ? env[name] : undefined
  return value === undefined ? null : fingerprint(value)
}

/** For templates that look at how the database is reached: its file, host or settings. */
export function credentialsFingerprint({ profile }: Pick<Settings, 'profile'>): string {
  return fingerprint(profile.credentials)
}

/** For templates that look at `flags` or at what the command is. */
export function flagsFingerprint({ flags, invocation }: LoadOptions): string {
  const { command, arguments: given } = invocation ?? { command: '', arguments: {} }
  return fingerprint([flags ?? {}, command, given])
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
