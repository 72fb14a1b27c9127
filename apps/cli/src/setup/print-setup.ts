import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { DBT_VERSION } from '@waypoint/context'
import { type Check, inspectSetup, profilesDirs, resolveOptions } from '@waypoint/engine'
import { adapters } from '../engine/adapters.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { renderError } from '../terminal/error-view.ts'
import type { Style } from '../terminal/style.ts'
import { waypointVersion } from '../version.ts'

export interface SetupOptions extends EngineOptions {
  readonly connection?: boolean
  readonly configDir?: boolean
}

/** Everything that has to be right before anything can run, with what was found; exit code 1 where it is not. */
export async function printSetup(options: SetupOptions, host: Host): Promise<void> {
  const asked = await resolveOptions(invocationOptions('parse', options, host), host.cwd)
  if (options.configDir === true) return printFolders(profilesDirs(asked), host)
  const { command: _, ...settings } = asked
  const found = await inspectSetup(settings, { adapters, signal: host.signal })
  const checks = found.filter((check) => options.connection !== true || check.name === 'connection')
  if (options.logFormat === 'json') host.out(`${JSON.stringify(checks)}\n`)
  else {
    host.out(renderVersions(await gitVersion(host), host.style))
    for (const check of checks) host.out(renderCheck(check, host.style))
  }
  host.exitWith(checks.every((check) => check.status === 'ok') ? 0 : 1)
}

function printFolders(folders: readonly string[], host: Host): void {
  for (const folder of folders) host.out(`${folder}\n`)
}

function renderVersions(git: string, style: Style): string {
  const versions = [
    ['waypoint', waypointVersion],
    ['works as dbt', DBT_VERSION],
    ['node', process.version.slice(1)],
    ['git', git],
  ] as const
  return versions.map(([name, version]) => `${style.quiet(name.padEnd(14))}${version}\n`).join('')
}

async function gitVersion(host: Host): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--version'], { env: { ...host.env } })
    return stdout.replace('git version', '').trim()
  } catch {
    return 'not found: packages from git cannot be installed'
  }
}

const WORDS: Readonly<Record<Check['status'], (style: Style) => string>> = {
  ok: (style) => style.ok('ok'),
  failed: (style) => style.bad('failed'),
  skipped: (style) => style.quiet('not checked'),
}

function renderCheck(check: Check, style: Style): string {
  const details = check.details.map(([name, value]) => `  ${style.quiet(name.padEnd(12))}${value}\n`)
  const errors = check.errors.map((error) => renderError(error, style))
  return [`\n${style.bold(check.name)} ${WORDS[check.status](style)}\n`, ...details, ...errors].join('')
}
