import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type ApiRoute, routes } from '@waypoint/api'
import type { Context } from 'hono'
import type { ServerContext } from '../context.ts'
import { clientOf } from '../middleware/client-of.ts'
import type { Turns } from '../sql/turns.ts'
import type { Lease, VersionHolder } from '../version/version-holder.ts'
import { createAnswerMemory } from './answer-memory.ts'
import type { Call, Handlers } from './handler.ts'
import { rowFieldsOf } from './row-fields.ts'

export interface Served {
  readonly context: ServerContext
  readonly holder: VersionHolder
  readonly turns: Turns
}

/** What does not come from the version alone, and may change without a new one. */
const changing = /^\/(versions|data|metrics|search|sql)(\/|$)/

type AnyHandler = (call: Call) => Promise<unknown>

/** Each operation of the API with its handler, behind the validation that its definition asks for. */
export function registerRoutes(app: OpenAPIHono, handlers: Handlers, served: Served): void {
  const memory = createAnswerMemory()
  // Another build of the server may say the same version in other words.
  const build = randomUUID().slice(0, 8)
  for (const route of routes as readonly ApiRoute[]) {
    const handler = (handlers as unknown as Readonly<Record<string, AnyHandler>>)[
      `${route.method} ${route.path}`
    ]
    if (handler === undefined) continue
    const isLasting = route.method === 'get' && !changing.test(route.path)
    const rowFields = rowFieldsOf(route.answer)
    const answer = (c: Context, version?: string): Promise<Response> =>
      answerCall(c, { handler, rowFields, served, ...(version === undefined ? {} : { version }) })
    app.openapi(route.config, async (c: Context) => {
      if (!isLasting) return await answer(c)
      const version = await served.holder.currentId()
      const tag = `W/"${version}.${build}"`
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
      const request = c.req.url.slice(c.req.url.indexOf('/', 8))
      const known = memory.get(version, request)
      const response = known === undefined ? await answer(c, version) : jsonResponse(known)
      response.headers.set('etag', tag)
      response.headers.set('cache-control', 'private, no-cache')
      response.headers.set('x-waypoint-version', version)
      if (known === undefined && isJson(response)) memory.put(version, request, await response.clone().text())
      return response
    })
  }
}

interface Answering {
  readonly handler: AnyHandler
  readonly rowFields: readonly string[]
  readonly served: Served
  /** The version that the answer will be told to be of. */
  readonly version?: string
}

async function answerCall(c: Context, { handler, rowFields, served }: Answering): Promise<Response> {
  const { context, holder, turns } = served
  let lease: Lease | null = null
  let holds = 1
  const release = (): void => {
    holds -= 1
    if (holds === 0) lease?.release()
  }
  const valid = (target: string): unknown => c.req.valid(target as never)
  try {
    const answer = await handler({
      query: valid('query'),
      params: valid('param'),
      body: valid('json'),
      context,
      client: clientOf(c),
      signal: c.req.raw.signal,
      turns,
      rowFields,
      version: async () => {
        lease ??= await holder.lease()
        return lease.reader
      },
      hold: () => {
        holds += 1
        return once(release)
      },
    })
    return answer instanceof Response ? answer : jsonResponse(JSON.stringify(answer))
  } finally {
    release()
  }
}

function once(action: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) action()
    isDone = true
  }
}

function jsonResponse(body: string): Response {
  return new Response(body, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

const isJson = (response: Response): boolean =>
  response.status === 200 && response.headers.get('content-type')?.startsWith('application/json') === true
