import { type ServerType, serve } from '@hono/node-server'
import type { App } from './create-app.ts'

export interface Listening {
  readonly host: string
  readonly port: number
}

const patienceMs = 1000
const lookEveryMs = 20

/**
 * Serves until `signal` is aborted: then no request is accepted any more, those that run are given a moment, and the
 * version is closed. Rejects with the error of the socket where it cannot listen.
 */
export async function listenUntil(
  app: App,
  { host, port }: Listening,
  { signal, onListening }: { readonly signal: AbortSignal; readonly onListening: (at: Listening) => void },
): Promise<void> {
  const server = await listening(app, { host, port })
  const address = server.address()
  onListening({ host, port: typeof address === 'object' && address !== null ? address.port : port })
  await aborted(signal)
  app.stop()
  await closed(server)
  await app.close()
}

function listening(app: App, { host, port }: Listening): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server))
    server.once('error', reject)
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** A connection that is kept alive is idle as soon as its last answer is sent. */
function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const closeIdle = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, lookEveryMs)
    const hurry = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, patienceMs)
    server.close(() => {
      clearInterval(closeIdle)
      clearTimeout(hurry)
      resolve()
    })
  })
}
