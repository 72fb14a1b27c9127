import { resolve } from 'node:path'
import { invalidProfile, ProfileOutput } from '@waypoint/adapter-contract'
import { nearestName } from '@waypoint/contracts'

const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
export type SslMode = (typeof sslModes)[number]

/** One output of profiles.yml, in the words of dbt-postgres, checked. */
export interface PostgresCredentials {
  /** A name, an address, or the absolute folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly schema: string
  readonly role: string | null
  readonly searchPath: string | null
  readonly applicationName: string
  /** Seconds; 0 waits as long as the system does. */
  readonly connectTimeout: number
  /** Seconds without traffic until the first probe; 0 leaves it to the system. */
  readonly keepalivesIdle: number
  /** How often a connection that could not be made is tried again. */
  readonly retries: number
  readonly ssl: SslCredentials
}

export interface SslCredentials {
  readonly mode: SslMode
  /** Absolute paths. */
  readonly cert: string | null
  readonly key: string | null
  readonly rootCert: string | null
}

/** Other spellings of a key; both may be written, one counts. */
const aliases: Readonly<Record<string, string>> = { pass: 'password', database: 'dbname' }

/** Every key that a profile of dbt-postgres may have. */
export const POSTGRES_SETTINGS: readonly string[] = [
  'host',
  'user',
  'password',
  'pass',
  'port',
  'dbname',
  'database',
  'schema',
  'sslmode',
  'sslcert',
  'sslkey',
  'sslrootcert',
  'search_path',
  'role',
  'keepalives_idle',
  'connect_timeout',
  'retries',
  'application_name',
  'autocommit',
]

type Raw = Readonly<Record<string, unknown>>

export function readCredentials(given: Raw, rootDir: string): PostgresCredentials {
  const output = new ProfileOutput(withoutAliases(given), 'of a PostgreSQL profile')
  if (output.flag('autocommit')) {
    throw invalidProfile(
      '`autocommit: true` is not to be had: a model is built in one transaction.',
      'Leave it out; a hook with `transaction: false` runs outside of the transaction.',
    )
  }
  return {
    host: required(output, 'host'),
    port: output.whole('port', { least: 1, most: 65_535 }) ?? 5432,
    user: required(output, 'user'),
    password: required(output, 'password'),
    database: required(output, 'dbname'),
    schema: required(output, 'schema'),
    role: output.text('role') ?? null,
    searchPath: output.text('search_path') || null,
    applicationName: output.text('application_name') ?? 'waypoint',
    connectTimeout: output.whole('connect_timeout', { least: 0, most: 86_400 }) ?? 10,
    keepalivesIdle: output.whole('keepalives_idle', { least: 0, most: 86_400 }) ?? 0,
    retries: output.whole('retries', { least: 0, most: 100 }) ?? 1,
    ssl: readSsl(output, rootDir),
  }
}

function withoutAliases(raw: Raw): Raw {
  const entries = Object.entries(raw).map(([key, value]): [string, unknown] => {
    const name = aliases[key]
    if (name === undefined) return [key, value]
    if (raw[name] !== undefined && raw[name] !== value) {
      throw invalidProfile(
        `\`${key}\` and \`${name}\` mean the same and say different things.`,
        `Keep \`${name}\`.`,
      )
    }
    return [name, value]
  })
  return Object.fromEntries(entries)
}

function required(output: ProfileOutput, key: string): string {
  const value = output.text(key)
  if (value !== undefined && (value !== '' || key === 'password')) return value
  throw invalidProfile(`A PostgreSQL profile needs \`${key}\`.`, hintForMissing(output, key))
}

function hintForMissing(output: ProfileOutput, key: string): string {
  const unknown = output.keys.filter((each) => !POSTGRES_SETTINGS.includes(each))
  const near = nearestName(key, unknown)
  if (near !== undefined) return `Is \`${near}\` meant to be \`${key}\`?`
  return key === 'password'
    ? 'Add `password: "{{ env_var(\'DBT_ENV_SECRET_PASSWORD\') }}"`, or an empty text where the server asks for none.'
    : `Add \`${key}\` to the output in profiles.yml.`
}

function readSsl(output: ProfileOutput, rootDir: string): SslCredentials {
  const mode = output.text('sslmode') ?? 'prefer'
  const known = sslModes.find((each) => each === mode)
  if (known === undefined) {
    throw invalidProfile(
      `\`sslmode: ${mode}\` is none that PostgreSQL knows.`,
      `The modes are ${sslModes.join(', ')}.`,
    )
  }
  const path = (key: string): string | null => {
    const given = output.text(key)
    return given === undefined || given === '' ? null : resolve(rootDir, given)
  }
  const ssl = { mode: known, cert: path('sslcert'), key: path('sslkey'), rootCert: path('sslrootcert') }
  if ((ssl.cert === null) !== (ssl.key === null)) {
    throw invalidProfile(
      `\`${ssl.cert === null ? 'sslkey' : 'sslcert'}\` is given alone.`,
      'A client certificate needs `sslcert` and `sslkey`.',
    )
  }
  return ssl
}
