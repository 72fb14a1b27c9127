import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const leastBytes = 64 * 1024
const compressed = promisify(gzip)

/** Large JSON for whoever takes gzip, at the level that costs least. */
export const compressJson: MiddlewareHandler = async (c, next) => {
  await next()
  const accepts = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const { status, headers } = c.res
  const isJson = headers.get('content-type')?.startsWith('application/json') === true
  const isLarge = Number(headers.get('content-length') ?? 0) >= leastBytes
  if (!accepts || !isJson || !isLarge) return
  const body = await compressed(await c.res.arrayBuffer(), { level: constants.Z_BEST_SPEED })
  c.res = new Response(new Uint8Array(body), { status, headers })
  c.res.headers.set('vary', 'accept-encoding')
  c.res.headers.set('content-encoding', 'gzip')
  c.res.headers.set('content-length', String(body.length))
}
