import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const leastBytes = 16 * 1024
const compressed = promisify(gzip)

/** Large JSON for whoever takes gzip, at the level that costs least. */
export const compressJson: MiddlewareHandler = async (c, next) => {
  await next()
  const accepts = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const isJson = c.res.headers.get('content-type')?.startsWith('application/json') === true
  if (!accepts || !isJson || c.res.headers.has('content-encoding')) return
  const { status, headers } = c.res
  const body = Buffer.from(await c.res.arrayBuffer())
  const isLarge = body.length >= leastBytes
  const sent = isLarge ? await compressed(body, { level: constants.Z_BEST_SPEED }) : body
  c.res = new Response(new Uint8Array(sent), { status, headers })
  c.res.headers.set('vary', 'accept-encoding')
  c.res.headers.delete('content-length')
  if (isLarge) c.res.headers.set('content-encoding', 'gzip')
}
