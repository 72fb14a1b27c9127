import { OpenAPIHono } from '@hono/zod-openapi'
import { basePath, eventsPath } from '@waypoint/api'
import { bodyLimit } from 'hono/body-limit'
import type { ServerContext } from './context.ts'
import { liveEvents } from './events/live-events.ts'
import { compressJson } from './middleware/compress-json.ts'
import { ownHost } from './middleware/own-host.ts'
import { rateLimit } from './middleware/rate-limit.ts'
import { requestId } from './middleware/request-id.ts'
import { secureHeaders } from './middleware/secure-headers.ts'
import { onError, onNotFound, onTooLarge } from './problem/answer-error.ts'
import { invalidRequest } from './problem/invalid-request.ts'
import { registerDocument } from './routes/document.ts'
import { handlers } from './routes/handlers.ts'
import { registerProbes } from './routes/probes.ts'
import { registerReport } from './routes/report.ts'
import { registerRoutes, type Served } from './routing/register-routes.ts'
import { createTurns } from './sql/turns.ts'
import { serveWeb } from './static.ts'
import { createVersionHolder } from './version/version-holder.ts'
import { warmUp } from './warm-up.ts'

export interface App {
  readonly fetch: OpenAPIHono['fetch']
  /** Asks the app without a network, as its tests do. */
  readonly request: OpenAPIHono['request']
  /** Ends what would go on for ever: streams of events. */
  stop(): void
  /** Closes the version; requests that still run fail. */
  close(): Promise<void>
}

const bodyBytesAtMost = 1024 * 1024

/** The server: the API on published versions, and the web app. */
export function createApp(context: ServerContext): App {
  const stopping = new AbortController()
  const ask = (path: string): Promise<unknown> =>
    Promise.resolve(app.request(`http://${context.hosts[0] ?? 'localhost'}${path}`))
  const holder = createVersionHolder(context, () => {
    warmUp({ context, holder, signal: stopping.signal, ask }).catch((cause: unknown) => {
      context.log({ level: 'error', message: 'what readers ask for first could not be made ready', cause })
    })
  })
  const served: Served = { context, holder, turns: createTurns() }
  const app = new OpenAPIHono({ defaultHook: invalidRequest })
  app.use(requestId, secureHeaders, ownHost(context.hosts), rateLimit(context), compressJson)
  app.use(`${basePath}/*`, bodyLimit({ maxSize: bodyBytesAtMost, onError: onTooLarge }))
  app.onError(onError(context))
  registerProbes(app, holder)
  registerRoutes(app, handlers, served)
  registerReport(app, served)
  registerDocument(app)
  app.get(`${basePath}${eventsPath}`, (c) =>
    liveEvents(served, AbortSignal.any([c.req.raw.signal, stopping.signal])),
  )
  if (context.web !== null) app.use(serveWeb(context.web))
  app.notFound(onNotFound)
  return { fetch: app.fetch, request: app.request, stop: () => stopping.abort(), close: holder.close }
}
