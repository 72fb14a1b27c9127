import { WaypointError } from '@waypoint/contracts'

/** A connection URL in the words of profiles.yml. Messages name where it came from, never what it says. */
export function urlCredentials(text: string, from: string): Readonly<Record<string, unknown>> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) throw invalidUrl(from)
  const parameter = (name: string): string | undefined => url.searchParams.get(name) ?? undefined
  const host = parameter('host') ?? decodeURIComponent(url.hostname)
  const database = decodeURIComponent(url.pathname.slice(1)) || parameter('dbname')
  const user = decodeURIComponent(url.username) || parameter('user')
  if (host === '' || database === undefined || user === undefined) throw invalidUrl(from)
  const optional = {
    sslmode: parameter('sslmode'),
    sslrootcert: parameter('sslrootcert'),
    sslcert: parameter('sslcert'),
    sslkey: parameter('sslkey'),
    connect_timeout: parameter('connect_timeout'),
  }
  return {
    type: 'postgres',
    host,
    port: Number(url.port || (parameter('port') ?? 5432)),
    user,
    password: decodeURIComponent(url.password) || (parameter('password') ?? ''),
    dbname: database,
    schema: 'public',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

function invalidUrl(from: string): WaypointError {
  return new WaypointError({
    code: 'invalid-url',
    message: `${from} does not hold a URL of a PostgreSQL database`,
    hint: 'postgres://user:password@host:5432/database?sslmode=require; special characters of the password as %XX',
  })
}
