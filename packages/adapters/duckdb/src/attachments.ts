import { doubleQuoted, invalidProfile, type ProfileOutput, type Scalar } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { isAbsolute, resolve } from 'node:path'
import { literal } from './literals.ts'
import { memoryPath } from './memory-path.ts'
import { databaseOfPath } from './path-names.ts'

/** Another database beside the main one, under its alias. */
export interface Attachment {
  readonly path: string
  readonly alias: string
  /** `duckdb`, `sqlite`, `postgres`, `mysql`: all but the first need an extension of that name. */
  readonly type: string
  readonly readOnly: boolean
  readonly secret: string | null
  readonly options: Readonly<Record<string, Scalar>>
}

const known = ['path', 'alias', 'type', 'read_only', 'secret', 'options', 'is_ducklake']
const wordPattern = /^[a-z_][a-z0-9_]*$/i

export function readAttachment(entry: ProfileOutput, rootDir: string): Attachment {
  const unknown = entry.keys.find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw invalidProfile(
      `An entry of \`attach\` has no \`${unknown}\`; it has ${known.slice(0, -1).join(', ')}.`,
    )
  }
  const given = entry.text('path')
  if (given === undefined) throw invalidProfile('An entry of `attach` has no `path`.')
  const type = (entry.text('type') ?? typeOfPath(given)).toLowerCase()
  if (type === 'ducklake' || type === 'motherduck' || entry.flag('is_ducklake')) throw refused(type)
  const options = entry.mapping('options').scalars()
  const wrong = [type, ...Object.keys(options)].find((word) => !wordPattern.test(word))
  if (wrong !== undefined) throw invalidProfile(`${JSON.stringify(wrong)} is no option of \`attach\`.`)
  const path = isFile(given, type) ? resolve(rootDir, given) : given
  return {
    path,
    alias: entry.text('alias') ?? databaseOfPath(path),
    type,
    readOnly: entry.flag('read_only'),
    secret: entry.text('secret') ?? null,
    options,
  }
}

export function attachStatement({ path, alias, type, readOnly, secret, options }: Attachment): string {
  const all = [
    ...(type === 'duckdb' ? [] : [`type ${type}`]),
    ...(readOnly ? ['read_only'] : []),
    ...(secret === null ? [] : [`secret ${doubleQuoted(secret)}`]),
    ...Object.entries(options).map(([name, value]) => `${name} ${literal(value)}`),
  ]
  return `attach if not exists ${literal(path)} as ${doubleQuoted(alias)}${all.length === 0 ? '' : ` (${all.join(', ')})`}`
}

function typeOfPath(path: string): string {
  if (/^(md|motherduck):/i.test(path)) return 'motherduck'
  return /^(?<scheme>ducklake|sqlite|postgres|mysql):/i.exec(path)?.groups?.['scheme'] ?? 'duckdb'
}

/** A connection string of a server, or an address, is not a path. */
function isFile(path: string, type: string): boolean {
  if (path === memoryPath || isAbsolute(path)) return false
  return (type === 'duckdb' || type === 'sqlite') && !/^[a-z][a-z0-9+]+:/i.test(path)
}

function refused(type: string): WaypointError {
  const name = type === 'motherduck' ? 'MotherDuck' : 'DuckLake'
  return new WaypointError({
    code: 'unsupported-database',
    message: `An entry of \`attach\` names a ${name} database, which is not supported.`,
    hint: 'Attach a DuckDB file, or a SQLite, PostgreSQL or MySQL database through its extension.',
  })
}
