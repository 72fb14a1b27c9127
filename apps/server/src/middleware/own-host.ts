import type { MiddlewareHandler } from 'hono'
import { problemResponse } from '../problem/problem-response.ts'

/**
 * A page elsewhere whose name resolves to this machine must not read what is served here, and no page elsewhere may
 * send anything.
 */
export function ownHost(hosts: readonly string[]): MiddlewareHandler {
  const known = new Set(hosts)
  return async (c, next) => {
    const host = nameOf(c.req.header('host') ?? new URL(c.req.url).host)
    if (!known.has(host)) {
      return problemResponse(c, {
        status: 403,
        code: 'unknown-host',
        title: 'This server does not answer to that name.',
        hint: `Ask for it as ${hosts.join(' or ')}.`,
      })
    }
    const origin = c.req.header('origin')
    if (
      origin !== undefined &&
      origin !== 'null' &&
      URL.canParse(origin) &&
      nameOf(new URL(origin).host) === host
    ) {
      return await next()
    }
    if (origin !== undefined && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return problemResponse(c, {
        status: 403,
        code: 'foreign-origin',
        title: 'Another origin may not send anything to this server.',
      })
    }
    return await next()
  }
}

const nameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
