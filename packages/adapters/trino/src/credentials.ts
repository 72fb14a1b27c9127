import { resolve } from 'node:path'
import { invalidProfile, ProfileOutput } from '@waypoint/adapter-contract'
import { nearestName } from '@waypoint/contracts'

type Authentication =
  | { readonly method: 'none' }
  | { readonly method: 'ldap'; readonly password: string }
  | { readonly method: 'jwt'; readonly token: string }
  | { readonly method: 'certificate' }

/** One output of profiles.yml, in the words of dbt-trino, checked. */
export interface TrinoCredentials {
  readonly host: string
  readonly port: number
  readonly scheme: 'http' | 'https'
  readonly authentication: Authentication
  /** Who logs in, and who the statements are run as; null where the token or the certificate says it. */
  readonly login: string | null
  readonly user: string | null
  /** The catalog. */
  readonly database: string
  readonly schema: string
  /** Catalog → role. */
  readonly roles: Readonly<Record<string, string>>
  readonly sessionProperties: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly clientTags: readonly string[]
  readonly source: string
  readonly timezone: string
  /** How often a request that the server could not take is sent again. */
  readonly retries: number
  readonly landing: LandingPlace | null
  readonly tls: TlsCredentials
}

/** A folder that this machine writes and the server reads, as each of them calls it. */
interface LandingPlace {
  /** Absolute. */
  readonly folder: string
  /** `local:///landing`, `s3://bucket/landing`. */
  readonly location: string
}

/** Absolute paths. */
export interface TlsCredentials {
  readonly verify: boolean
  readonly authority: string | null
  readonly certificate: string | null
  readonly key: string | null
}

const methods = ['none', 'ldap', 'jwt', 'certificate'] as const

/** Every key that a profile of dbt-trino may have, and some of ours: `source`, `landing_folder`, `landing_location`. */
export const TRINO_SETTINGS: readonly string[] = [
  'method',
  'host',
  'port',
  'user',
  'password',
  'jwt_token',
  'impersonation_user',
  'client_certificate',
  'client_private_key',
  'cert',
  'suppress_cert_warning',
  'database',
  'catalog',
  'schema',
  'http_scheme',
  'http_headers',
  'session_properties',
  'roles',
  'client_tags',
  'source',
  'landing_folder',
  'landing_location',
  'timezone',
  'retries',
  'prepared_statements_enabled',
]

type Raw = Readonly<Record<string, unknown>>

export function readCredentials(given: Raw, rootDir: string): TrinoCredentials {
  const output = new ProfileOutput(given, 'of a Trino profile')
  const authentication = readAuthentication(output)
  const scheme = readScheme(output, authentication)
  const login = readLogin(output, authentication)
  return {
    host: required(output, 'host'),
    port: output.whole('port', { least: 1, most: 65_535 }) ?? (scheme === 'https' ? 443 : 8080),
    scheme,
    authentication,
    login,
    user: output.text('impersonation_user') || login,
    database: readCatalog(output),
    schema: required(output, 'schema'),
    roles: texts(output, 'roles'),
    sessionProperties: texts(output, 'session_properties'),
    headers: texts(output, 'http_headers'),
    clientTags: readTags(output),
    source: output.text('source') ?? 'waypoint',
    timezone: output.text('timezone') ?? 'UTC',
    retries: output.whole('retries', { least: 0, most: 100 }) ?? 3,
    landing: readLanding(output, rootDir),
    tls: readTls(output, rootDir),
  }
}

function readAuthentication(output: ProfileOutput): Authentication {
  const given = output.text('method') ?? 'none'
  const method = methods.find((each) => each === given)
  switch (method) {
    case undefined:
      throw invalidProfile(
        `\`method: ${given}\` of a Trino profile is not to be had.`,
        `The methods are ${methods.join(', ')}; with an OAuth token at hand use jwt.`,
      )
    case 'ldap':
      return { method, password: required(output, 'password') }
    case 'jwt':
      return { method, token: required(output, 'jwt_token') }
    case 'certificate':
      required(output, 'client_certificate')
      required(output, 'client_private_key')
      return { method }
    case 'none':
      return { method }
  }
}

/** A password or token must not travel in the clear. */
function readScheme(output: ProfileOutput, { method }: Authentication): 'http' | 'https' {
  const given = output.text('http_scheme') ?? (method === 'none' ? 'http' : 'https')
  if (given !== 'http' && given !== 'https') {
    throw invalidProfile('`http_scheme` of a Trino profile must be http or https.')
  }
  if (given === 'https' || method === 'none') return given
  throw invalidProfile(
    `\`method: ${method}\` needs HTTPS: what it sends could be read on the way.`,
    'Set `http_scheme: https` and the port of the server’s HTTPS.',
  )
}

function readLogin(output: ProfileOutput, { method }: Authentication): string | null {
  const user = output.text('user')
  if (user !== undefined && user !== '') return user
  return method === 'jwt' || method === 'certificate' ? null : required(output, 'user')
}

function readCatalog(output: ProfileOutput): string {
  const [database, catalog] = [output.text('database'), output.text('catalog')]
  if (database !== undefined && catalog !== undefined && database !== catalog) {
    throw invalidProfile(
      '`database` and `catalog` mean the same and say different things.',
      'Keep `database`.',
    )
  }
  return catalog ?? required(output, 'database')
}

function readLanding(output: ProfileOutput, rootDir: string): LandingPlace | null {
  const [folder, location] = [output.text('landing_folder'), output.text('landing_location')]
  if (folder === undefined && location === undefined) return null
  if (folder === undefined || location === undefined) {
    throw invalidProfile(
      `\`${folder === undefined ? 'landing_location' : 'landing_folder'}\` of a Trino profile is given alone.`,
      'landing_folder is what this machine calls the folder, landing_location what the server calls it.',
    )
  }
  return { folder: resolve(rootDir, folder), location: location.replace(/\/$/, '') }
}

function required(output: ProfileOutput, key: string): string {
  const value = output.text(key)
  if (value !== undefined && value !== '') return value
  const unknown = output.keys.filter((each) => !TRINO_SETTINGS.includes(each))
  const near = nearestName(key, unknown)
  throw invalidProfile(
    `A Trino profile needs \`${key}\`.`,
    near === undefined
      ? `Add \`${key}\` to the output in profiles.yml.`
      : `Is \`${near}\` meant to be \`${key}\`?`,
  )
}

function texts(output: ProfileOutput, key: string): Readonly<Record<string, string>> {
  const scalars = Object.entries(output.mapping(key).scalars())
  return Object.fromEntries(scalars.map(([name, value]) => [name, String(value)]))
}

function readTags(output: ProfileOutput): readonly string[] {
  const tags = output.value('client_tags') ?? []
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && !tag.includes(','))) return tags
  throw invalidProfile('`client_tags` of a Trino profile must be a list of texts without commas.')
}

/** `cert` is a path to the authority's certificate, or false where the server's is not to be checked. */
function readTls(output: ProfileOutput, rootDir: string): TlsCredentials {
  const path = (key: string): string | null => {
    const given = output.text(key)
    return given === undefined || given === '' ? null : resolve(rootDir, given)
  }
  const isSwitch = typeof output.value('cert') === 'boolean'
  return {
    verify: !(isSwitch && !output.flag('cert')),
    authority: isSwitch ? null : path('cert'),
    certificate: path('client_certificate'),
    key: path('client_private_key'),
  }
}
