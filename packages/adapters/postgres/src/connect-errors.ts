import { WaypointError } from '@waypoint/contracts'
import type { PostgresCredentials } from './credentials.ts'
import { toWaypointError } from './errors.ts'

const passing = new Set(['too-many-connections', 'server-not-ready', 'connection-failed'])

/** Whether the same attempt may succeed in a moment; a wrong password will not. */
export function isWorthRetrying(cause: unknown): boolean {
  return passing.has(classified(cause).code)
}

/** Why there is no connection, with the address that was tried; never with the password. */
export function connectError(cause: unknown, { host, port }: PostgresCredentials): WaypointError {
  const error = classified(cause)
  return new WaypointError({
    code: error.code,
    message: `PostgreSQL at ${host}${host.startsWith('/') ? '' : `:${port}`}: ${error.message}`,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause,
  })
}

const byErrno: Readonly<Record<string, { readonly says: string; readonly hint: string }>> = {
  ECONNREFUSED: {
    says: 'nothing listens there',
    hint: 'Start the server, or correct `host` and `port` in profiles.yml.',
  },
  ENOTFOUND: { says: 'no such host', hint: 'Correct `host` in profiles.yml.' },
  EAI_AGAIN: { says: 'the host’s name cannot be looked up now', hint: 'Check the network and its DNS.' },
  ENOENT: {
    says: 'there is no socket in this folder',
    hint: 'Start the server, or correct `host` and `port` in profiles.yml.',
  },
  EACCES: { says: 'the socket may not be used', hint: 'Check the permissions of the socket’s folder.' },
  ETIMEDOUT: { says: 'no answer', hint: 'Check the network, the firewall and `host` in profiles.yml.' },
  EHOSTUNREACH: { says: 'not reachable', hint: 'Check the network and `host` in profiles.yml.' },
  ENETUNREACH: { says: 'not reachable', hint: 'Check the network and `host` in profiles.yml.' },
}

const noAnswer = 'Check the network and `host` in profiles.yml, or raise `connect_timeout`.'

function classified(cause: unknown): WaypointError {
  const error = firstOf(cause)
  if (error instanceof WaypointError) return error
  const message = error instanceof Error ? error.message : String(error)
  const errno = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = byErrno[errno]
  if (known !== undefined) return failed('connection-failed', known.says, known.hint)
  if (/timeout expired|timed? ?out/i.test(message))
    return failed('connection-failed', 'no answer in time', noAnswer)
  if (/certificate|self.signed|altnames|CERT_/i.test(`${message} ${errno}`)) {
    return failed(
      'ssl-failed',
      `the server’s certificate is not accepted: ${message}`,
      'Give the authority’s certificate as `sslrootcert`, or lower `sslmode` in profiles.yml.',
    )
  }
  if (/does not support SSL/.test(message)) {
    return failed(
      'ssl-failed',
      'the server has no SSL',
      'Set `sslmode: disable` or `prefer` in profiles.yml.',
    )
  }
  if (/password must be a (non-empty )?string/.test(message)) {
    return failed(
      'authentication-failed',
      'the server asks for a password',
      'Set `password` in profiles.yml.',
    )
  }
  const own = toWaypointError(error)
  return own.code === 'query-failed' || own.code === 'connection-lost'
    ? failed('connection-failed', message, noAnswer)
    : own
}

/** A host with several addresses gives one error for each. */
function firstOf(cause: unknown): unknown {
  return cause instanceof AggregateError ? cause.errors[0] : cause
}

function failed(code: string, message: string, hint: string): WaypointError {
  return new WaypointError({ code, message, hint })
}
