import { WaypointError } from '@waypoint/contracts'
import type { Reply } from '../client/transport.ts'

interface Reason {
  readonly says: string
  readonly hint: string
}

const correctAddress = 'Start the server, or correct `host` and `port` in profiles.yml.'
const checkNetwork = 'Check the network, the firewall and `host` in profiles.yml.'

const byErrno: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: { says: 'nothing listens there', hint: correctAddress },
  ENOTFOUND: { says: 'no such host', hint: 'Correct `host` in profiles.yml.' },
  EAI_AGAIN: {
    says: 'the host’s name cannot be looked up now',
    hint: 'Check the network and its DNS.',
  },
  ETIMEDOUT: { says: 'no answer', hint: checkNetwork },
  EHOSTUNREACH: { says: 'not reachable', hint: checkNetwork },
  ENETUNREACH: { says: 'not reachable', hint: checkNetwork },
  EPROTO: {
    says: 'it does not speak HTTPS',
    hint: 'Correct `port`, or set `http_scheme: http` in profiles.yml.',
  },
}

const lost = 'What the statement was to write is not there. Run again; `retry` continues where it stopped.'

/** Why a request was not answered, with the address that was asked; never with what it carried. */
export function requestError(cause: unknown, base: string, method: string): WaypointError {
  if (cause instanceof WaypointError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  const errno = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = byErrno[errno]
  const say = (code: string, says: string, hint: string): WaypointError =>
    new WaypointError({ code, message: `Trino at ${base}: ${says}.`, hint, cause })
  if (/certificate|self.signed|altname|CERT_/i.test(`${message} ${errno}`)) {
    return say(
      'ssl-failed',
      `the server’s certificate is not accepted: ${message}`,
      'Give the authority’s certificate as `cert` in profiles.yml.',
    )
  }
  // While a statement runs there was a server a moment ago.
  if (method === 'GET' && reason !== undefined && errno === 'ECONNREFUSED' && !base.endsWith('/v1/info')) {
    return say('connection-failed', reason.says, `${reason.hint} ${lost}`)
  }
  if (reason !== undefined) return say('connection-failed', reason.says, reason.hint)
  return say('connection-lost', message, lost)
}

/** An answer that is none of Trino’s pages. */
export function statusError({ status, text }: Reply, base: string): WaypointError {
  const say = (code: string, says: string, hint: string): WaypointError =>
    new WaypointError({ code, message: `Trino at ${base}: ${says}`, hint })
  switch (status) {
    case 401:
      return say(
        'authentication-failed',
        'the login is refused.',
        'Correct `user`, and `password` or `jwt_token`, in profiles.yml.',
      )
    case 403:
      return say('permission-denied', `${shown(text)}.`, 'Ask for the right, or correct `user` and `roles`.')
    case 404:
    case 410:
      return say('connection-lost', 'the statement is not known there any more.', lost)
    case 429:
    case 502:
    case 503:
    case 504:
      return say('server-not-ready', `it answers ${status}.`, 'Run again in a moment, or raise `retries`.')
    default:
      return say(
        'query-failed',
        `it answers ${status}: ${shown(text)}`,
        'Check that `host` and `port` in profiles.yml are those of a Trino coordinator.',
      )
  }
}

function shown(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
