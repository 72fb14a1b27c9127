import type { MiddlewareHandler } from 'hono'
import type { ServerContext } from '../context.ts'
import { problemResponse } from '../problem/problem-response.ts'
import { clientOf } from './client-of.ts'

const clientsAtMost = 1000

interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** A bucket of requests for each client, which fills again all the time. */
export function rateLimit({ limits, clock }: Pick<ServerContext, 'limits' | 'clock'>): MiddlewareHandler {
  const buckets = new Map<string, Bucket>()
  return async (c, next) => {
    const client = clientOf(c)
    const at = clock().getTime()
    const before = buckets.get(client) ?? { tokens: limits.burst, at }
    const tokens = Math.min(limits.burst, before.tokens + ((at - before.at) / 1000) * limits.perSecond)
    if (buckets.size >= clientsAtMost) buckets.clear()
    buckets.set(client, { tokens: Math.max(0, tokens - 1), at })
    if (tokens >= 1) return await next()
    c.header('retry-after', '1')
    return problemResponse(c, {
      status: 429,
      code: 'too-many-requests',
      title: 'Too many requests at once.',
      hint: 'Ask again in a second.',
    })
  }
}
