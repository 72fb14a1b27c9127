import type { OpenAPIHono } from '@hono/zod-openapi'
import type { VersionHolder } from '../version/version-holder.ts'

/** Whether the process lives, and whether it has a version to answer from. */
export function registerProbes(app: OpenAPIHono, holder: VersionHolder): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
  app.get('/readyz', async (c) => {
    const { reader, release } = await holder.lease()
    try {
      await reader.rows({ sql: 'select 1 as one', parameters: [] })
      const { version } = reader.version
      return c.json({ status: 'ready', version }, 200, { 'cache-control': 'no-store' })
    } finally {
      release()
    }
  })
}
