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
    const answering = { handler, rowFields, served }
    app.openapi(route.config, async (c: Context) => {
      if (!isLasting) {
        const answer = await answerCall(c, answering)
        return typeof answer === 'string' ? jsonResponse(answer, notKept) : answer
      }
      const version = await served.holder.currentId()
      const tag = `W/"${version}.${build}"`
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
      const headers = { etag: tag, 'cache-control': 'private, no-cache', 'x-waypoint-version': version }
      const request = c.req.url.slice(c.req.url.indexOf('/', 8))
      const known = memory.get(version, request)
      if (known !== undefined) return jsonResponse(known, headers)
      const answer = await answerCall(c, answering)
      if (typeof answer !== 'string') return withHeaders(answer, headers)
      memory.put(version, request, answer)
      return jsonResponse(answer, headers)
    })
  }
}

interface Answering {
  readonly handler: AnyHandler
  readonly rowFields: readonly string[]
  readonly served: Served
}

const notKept = { 'cache-control': 'no-store' }

/** The answer as JSON, or a response of another form. */
async function answerCall(c: Context, { handler, rowFields, served }: Answering): Promise<string | Response> {
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
    return answer instanceof Response ? answer : JSON.stringify(answer)
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

function jsonResponse(body: string, headers: Readonly<Record<string, string>>): Response {
  const bytes = Buffer.from(body)
  return new Response(bytes, {
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(bytes.length),
    },
  })
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
