import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The address that a request comes from; requests made in the process itself have none. */
export function clientOf(c: Context): string {
  const hasSocket = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
  return hasSocket ? (getConnInfo(c).remote.address ?? 'unknown') : 'self'
}
