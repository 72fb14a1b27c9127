import { OpenAPIHono } from '@hono/zod-openapi'
import { basePath, eventsPath } from '@waypoint/api'
import { bodyLimit } from 'hono/body-limit'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerContext } from './context.ts'
import { liveEvents } from './events/live-events.ts'
import { compressJson } from './middleware/compress-json.ts'
import { ownHost } from './middleware/own-host.ts'
import { rateLimit } from './middleware/rate-limit.ts'
import { requestId } from './middleware/request-id.ts'
import { secureHeaders } from './middleware/secure-headers.ts'
import { onError, onNotFound, onTooLarge } from './problem/answer-error.ts'
import { invalidRequest } from './problem/invalid-request.ts'
import { accountRelations } from './queries/account-relations.ts'
import { registerDocument } from './routes/document.ts'
import { handlers } from './routes/handlers.ts'
import { registerProbes } from './routes/probes.ts'
import { registerReport } from './routes/report.ts'
import { registerRoutes, type Served } from './routing/register-routes.ts'
import { createTurns } from './sql/turns.ts'
import { serveWeb } from './static.ts'
import { createVersionHolder } from './version/version-holder.ts'

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
const warmUpAfterMs = 200

/** The server: the API on published versions, and the web app. */
export function createApp(context: ServerContext): App {
  const stopping = new AbortController()
  const warmUp = async (): Promise<void> => {
    await wait(warmUpAfterMs, undefined, { ref: false })
    for (const path of context.firstAsked) {
      if (stopping.signal.aborted) return
      await app.request(`http://${context.hosts[0] ?? 'localhost'}${path}`)
    }
    if (context.firstAsked.length > 0) await findPlaces()
  }
  const holder = createVersionHolder(context, () => void warmUp())
  const findPlaces = async (): Promise<void> => {
    const lease = await holder.lease().catch(() => null)
    for (const name of accountRelations) lease?.reader.placesOf(name)
    lease?.release()
  }
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
