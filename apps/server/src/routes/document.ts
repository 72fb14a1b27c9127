import type { OpenAPIHono } from '@hono/zod-openapi'
import { basePath } from '@waypoint/api'

const info = {
  title: 'Waypoint',
  version: '1',
  description:
    'Reads published versions: what an answer says holds until the next version, and its ETag names the version. Money is in integer cents of the reporting currency, shares are fractions, dates are ISO 8601, times UTC. Errors are problem documents (RFC 9457).',
}

/** The document of the API, made from the definitions that the server validates by. */
export function registerDocument(app: OpenAPIHono): void {
  const ofOrigin = (url: string) =>
    app.getOpenAPI31Document({ openapi: '3.1.0', info, servers: [{ url: new URL(url).origin }] })
  app.get(`${basePath}/openapi.json`, (c) => c.json(ofOrigin(c.req.url)))
}
