import { resolve } from 'node:path'
import { nearestName } from '@waypoint/contracts'
import { asFlag, asText, asWhole, invalid, type Raw } from './profile-values.ts'

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

export function readCredentials(given: Raw, rootDir: string): PostgresCredentials {
  const raw = withoutAliases(given)
  if (asFlag(raw, 'autocommit')) {
    throw invalid(
      '`autocommit: true` is not to be had: a model is built in one transaction.',
      'Leave it out; a hook with `transaction: false` runs outside of the transaction.',
    )
  }
  return {
    host: required(raw, 'host'),
    port: asWhole(raw, 'port', { least: 1, most: 65_535 }) ?? 5432,
    user: required(raw, 'user'),
    password: required(raw, 'password'),
    database: required(raw, 'dbname'),
    schema: required(raw, 'schema'),
    role: asText(raw, 'role') ?? null,
    searchPath: asText(raw, 'search_path') || null,
    applicationName: asText(raw, 'application_name') ?? 'waypoint',
    connectTimeout: asWhole(raw, 'connect_timeout', { least: 0, most: 86_400 }) ?? 10,
    keepalivesIdle: asWhole(raw, 'keepalives_idle', { least: 0, most: 86_400 }) ?? 0,
    retries: asWhole(raw, 'retries', { least: 0, most: 100 }) ?? 1,
    ssl: readSsl(raw, rootDir),
  }
}

function withoutAliases(raw: Raw): Raw {
  const entries = Object.entries(raw).map(([key, value]): [string, unknown] => {
    const name = aliases[key]
    if (name === undefined) return [key, value]
    if (raw[name] !== undefined && raw[name] !== value) {
      throw invalid(`\`${key}\` and \`${name}\` mean the same and say different things.`, `Keep \`${name}\`.`)
    }
    return [name, value]
  })
  return Object.fromEntries(entries)
}

function required(raw: Raw, key: string): string {
  const value = asText(raw, key)
  if (value !== undefined && (value !== '' || key === 'password')) return value
  throw invalid(`A PostgreSQL profile needs \`${key}\`.`, hintForMissing(raw, key))
}

function hintForMissing(raw: Raw, key: string): string {
  const unknown = Object.keys(raw).filter((each) => !POSTGRES_SETTINGS.includes(each))
  const near = nearestName(key, unknown)
  if (near !== undefined) return `Is \`${near}\` meant to be \`${key}\`?`
  return key === 'password'
    ? 'Add `password: "{{ env_var(\'DBT_ENV_SECRET_PASSWORD\') }}"`, or an empty text where the server asks for none.'
    : `Add \`${key}\` to the output in profiles.yml.`
}

function readSsl(raw: Raw, rootDir: string): SslCredentials {
  const mode = asText(raw, 'sslmode') ?? 'prefer'
  const known = sslModes.find((each) => each === mode)
  if (known === undefined) {
    throw invalid(
      `\`sslmode: ${mode}\` is none that PostgreSQL knows.`,
      `The modes are ${sslModes.join(', ')}.`,
    )
  }
  const path = (key: string): string | null => {
    const given = asText(raw, key)
    return given === undefined || given === '' ? null : resolve(rootDir, given)
  }
  const ssl = { mode: known, cert: path('sslcert'), key: path('sslkey'), rootCert: path('sslrootcert') }
  if ((ssl.cert === null) !== (ssl.key === null)) {
    throw invalid(
      `\`${ssl.cert === null ? 'sslkey' : 'sslcert'}\` is given alone.`,
      'A client certificate needs `sslcert` and `sslkey`.',
    )
  }
  return ssl
}
