import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

const requestIdHeader = 'x-request-id'

/** Each answer bears the id under which the server's log speaks of it. */
export const requestId: MiddlewareHandler = async (c, next) => {
  const given = c.req.header(requestIdHeader)
  const id = given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
  c.set('requestId', id)
  await next()
  c.res.headers.set(requestIdHeader, id)
}
