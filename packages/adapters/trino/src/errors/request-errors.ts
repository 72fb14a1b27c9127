import { WaypointError } from '@waypoint/contracts'
import type { Question, Reply } from '../client/transport.ts'

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

const noCoordinator = 'Check that `host` and `port` in profiles.yml are those of a Trino coordinator.'

/** A question about a statement that the server has taken. */
function isAboutStatement({ url }: Question): boolean {
  return url.includes('/v1/statement/')
}

/** Why a request was not answered, with the address that was asked; never with what it carried. */
export function requestError(cause: unknown, base: string, question: Question): WaypointError {
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
  if (isAboutStatement(question)) return say('connection-lost', reason?.says ?? message, lost)
  if (reason !== undefined) return say('connection-failed', reason.says, reason.hint)
  return say('connection-lost', message, lost)
}

/** An answer that is none of Trino’s pages. */
export function statusError({ status, text }: Reply, base: string, question: Question): WaypointError {
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
      return isAboutStatement(question)
        ? say('connection-lost', 'the statement is not known there any more.', lost)
        : say('connection-failed', 'there is no Trino coordinator.', noCoordinator)
    case 429:
    case 502:
    case 503:
    case 504:
      return say('server-not-ready', `it answers ${status}.`, 'Run again in a moment, or raise `retries`.')
    default:
      return say('query-failed', `it answers ${status}: ${shown(text)}`, noCoordinator)
  }
}

/** An answer that is no JSON: something else listens there, or a proxy speaks for the server. */
export function unreadableAnswer(text: string, base: string): WaypointError {
  return new WaypointError({
    code: 'connection-failed',
    message: `Trino at ${base}: the answer is none of Trino’s: ${shown(text)}`,
    hint: noCoordinator,
  })
}

function shown(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
