import { WaypointError } from '@waypoint/contracts'
import { basename, resolve } from 'node:path'
import { memoryPath } from './memory-path.ts'

export interface Attachment {
  readonly path: string
  readonly alias: string
  readonly readOnly: boolean
}

/** One output of profiles.yml, in the words of dbt-duckdb, checked. */
export interface DuckdbCredentials {
  /** Absolute, or `:memory:`. */
  readonly path: string
  readonly database: string
  readonly schema: string
  readonly readOnly: boolean
  readonly settings: Readonly<Record<string, string | number | boolean>>
  readonly config: Readonly<Record<string, string>>
  readonly attach: readonly Attachment[]
}

/** Every key that a profile of dbt-duckdb may have. */
export const DUCKDB_SETTINGS: readonly string[] = [
  ...['path', 'database', 'schema', 'read_only', 'settings', 'config_options', 'attach', 'extensions'],
  ...['secrets', 'external_root', 'use_credential_provider', 'filesystems', 'plugins', 'module_paths'],
  ...['disable_transactions', 'keep_open', 'retries', 'is_ducklake', 'remote', 'flights', 'motherduck_token'],
]

const builtInExtensions = new Set(['core_functions', 'icu', 'json', 'parquet', 'autocomplete'])
const settingName = /^[a-z_][a-z0-9_]*$/i

type Raw = Readonly<Record<string, unknown>>

export function readCredentials(raw: Raw, rootDir: string): DuckdbCredentials {
  const path = absolute(text(raw, 'path') ?? memoryPath, rootDir)
  const attach = records(raw['attach'], 'attach').map((entry) => readAttachment(entry, rootDir))
  refuseExtensions(raw['extensions'])
  return {
    path,
    database: databaseName(text(raw, 'database'), path, attach),
    schema: text(raw, 'schema') ?? 'main',
    readOnly: flag(raw, 'read_only'),
    settings: scalars(raw['settings'], 'settings'),
    config: Object.fromEntries(
      Object.entries(scalars(raw['config_options'], 'config_options')).map(([key, value]) => [
        key,
        String(value),
      ]),
    ),
    attach,
  }
}

/** DuckDB names a catalog after the file's name up to its first dot: `my.db.duckdb` is `my`. */
export function databaseOfPath(path: string): string {
  if (path === memoryPath) return 'memory'
  return basename(path).replace(/^\.+/, '').split('.')[0] ?? ''
}

function databaseName(given: string | undefined, path: string, attach: readonly Attachment[]): string {
  const derived = databaseOfPath(path)
  if (given === undefined || given === derived) return derived
  if (attach.some((attachment) => attachment.alias === given)) return given
  throw invalid(
    `\`database: ${given}\` does not fit \`path\`, whose database is called ${derived}.`,
    `Leave \`database\` out, or set it to ${derived} or to the alias of an attached database.`,
  )
}

function readAttachment(entry: Raw, rootDir: string): Attachment {
  const path = text(entry, 'path')
  if (path === undefined) throw invalid('An entry of `attach` has no `path`.')
  const type = text(entry, 'type') ?? 'duckdb'
  if (type.toLowerCase() !== 'duckdb') {
    throw unavailable(`Attaching a database of type ${type} needs an extension that would be downloaded.`)
  }
  const file = absolute(path, rootDir)
  return {
    path: file,
    alias: text(entry, 'alias') ?? databaseOfPath(file),
    readOnly: flag(entry, 'read_only'),
  }
}

function refuseExtensions(value: unknown): void {
  if (value === undefined || value === null) return
  const names = Array.isArray(value) ? value : [value]
  for (const item of names) {
    const name =
      typeof item === 'object' && item !== null && 'name' in item ? String(item.name) : String(item)
    if (!builtInExtensions.has(name)) {
      throw unavailable(`The extension ${name} is not built into DuckDB and would have to be downloaded.`)
    }
  }
}

function absolute(path: string, rootDir: string): string {
  if (path === memoryPath || path === '') return memoryPath
  if (/^[a-z][a-z0-9+]+:/i.test(path))
    throw unavailable(`${path} needs an extension that would be downloaded.`)
  return resolve(rootDir, path)
}

function text(raw: Raw, key: string): string | undefined {
  const value = raw[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw invalid(`\`${key}\` of a DuckDB profile must be text.`)
}

function flag(raw: Raw, key: string): boolean {
  const value = raw[key]
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  throw invalid(`\`${key}\` of a DuckDB profile must be true or false.`)
}

function records(value: unknown, key: string): readonly Raw[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value) && value.every(isRecord)) return value
  throw invalid(`\`${key}\` of a DuckDB profile must be a list of entries.`)
}

function scalars(value: unknown, key: string): Record<string, string | number | boolean> {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw invalid(`\`${key}\` of a DuckDB profile must be a mapping.`)
  const entries = Object.entries(value).map(([name, item]): [string, string | number | boolean] => {
    if (!settingName.test(name)) throw invalid(`${JSON.stringify(name)} is not the name of a DuckDB setting.`)
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return [name, item]
    throw invalid(`The setting ${name} must be text, a number, true or false.`)
  })
  return Object.fromEntries(entries)
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(message: string, hint = 'Correct the output in profiles.yml.'): WaypointError {
  return new WaypointError({ code: 'invalid-profile', message, hint })
}

function unavailable(message: string): WaypointError {
  return new WaypointError({
    code: 'extension-unavailable',
    message,
    hint: `Built in are: ${[...builtInExtensions].join(', ')}. Load other data with \`waypoint extract\`.`,
  })
}
