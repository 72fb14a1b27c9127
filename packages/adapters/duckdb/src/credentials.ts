import { invalidProfile, ProfileOutput, type Scalar } from '@waypoint/adapter-contract'
import { resolve } from 'node:path'
import { type Attachment, readAttachment } from './attachments.ts'
import { type Extension, readExtension } from './extensions.ts'
import { locate } from './locate.ts'
import { memoryPath } from './memory-path.ts'
import { databaseOfPath } from './path-names.ts'
import { readSecret, type Secret } from './secrets.ts'
import { refuseUnavailable } from './unavailable-settings.ts'

/** One output of profiles.yml, in the words of dbt-duckdb, checked. */
export interface DuckdbCredentials {
  /** Absolute, or `:memory:`. */
  readonly path: string
  readonly database: string
  readonly schema: string
  readonly readOnly: boolean
  readonly settings: Readonly<Record<string, Scalar>>
  readonly config: Readonly<Record<string, string>>
  readonly extensions: readonly Extension[]
  readonly secrets: readonly Secret[]
  readonly attach: readonly Attachment[]
  /** Absolute: where relations that are files are written. */
  readonly externalRoot: string
  /** Absolute: where the paths that SQL names relatively begin. */
  readonly rootDir: string
  readonly transactions: boolean
  /** How often a file that another process has locked is tried, a second apart at first. */
  readonly connectAttempts: number
}

/** Every key that a profile of dbt-duckdb may have. */
export const DUCKDB_SETTINGS: readonly string[] = [
  'path',
  'database',
  'schema',
  'read_only',
  'settings',
  'config_options',
  'attach',
  'extensions',
  'secrets',
  'external_root',
  'use_credential_provider',
  'filesystems',
  'plugins',
  'module_paths',
  'disable_transactions',
  'keep_open',
  'retries',
  'is_ducklake',
  'remote',
  'flights',
  'motherduck_token',
]

const settingName = /^[a-z_][a-z0-9_]*$/i

export function readCredentials(raw: Readonly<Record<string, unknown>>, rootDir: string): DuckdbCredentials {
  const output = new ProfileOutput(raw, 'of a DuckDB profile')
  refuseUnavailable(output)
  const path = locate(output.text('path') ?? memoryPath, rootDir)
  const attach = output.entries('attach').map((entry) => readAttachment(entry, rootDir))
  const retries = output.mapping('retries')
  return {
    path,
    database: databaseName(output.text('database'), path, attach),
    schema: output.text('schema') ?? 'main',
    readOnly: output.flag('read_only'),
    settings: named(output.mapping('settings')),
    config: Object.fromEntries(
      Object.entries(named(output.mapping('config_options'))).map(([key, value]) => [key, String(value)]),
    ),
    extensions: output.entries('extensions', 'name').map(readExtension),
    secrets: output.entries('secrets').map(readSecret),
    attach,
    externalRoot: resolve(rootDir, output.text('external_root') ?? '.'),
    rootDir,
    transactions: !output.flag('disable_transactions'),
    connectAttempts: retries.whole('connect_attempts', { least: 1, most: 1000 }) ?? 1,
  }
}

function databaseName(given: string | undefined, path: string, attach: readonly Attachment[]): string {
  const derived = databaseOfPath(path)
  if (given === undefined || given === derived) return derived
  if (attach.some((attachment) => attachment.alias === given)) return given
  throw invalidProfile(
    `\`database: ${given}\` does not fit \`path\`, whose database is called ${derived}.`,
    `Leave \`database\` out, or set it to ${derived} or to the alias of an attached database.`,
  )
}

/** The names become part of a statement. */
function named(mapping: ProfileOutput): Readonly<Record<string, Scalar>> {
  const wrong = mapping.keys.find((name) => !settingName.test(name))
  if (wrong === undefined) return mapping.scalars()
  throw invalidProfile(`${JSON.stringify(wrong)} is not the name of a DuckDB setting.`)
}
