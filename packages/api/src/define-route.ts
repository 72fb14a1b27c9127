import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi'
import { problem } from './problem.ts'

export type Method = 'get' | 'post'

/** One operation of the API: server, document and client are made from it. */
export interface ApiRoute<
  M extends Method = Method,
  P extends string = string,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: M
  /** Below `basePath`, with `{name}` for what is filled in. */
  readonly path: P
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  /** The same for the OpenAPI document. */
  readonly config: RouteConfig
}

export const basePath = '/api/v1'

interface Definition<
  M extends Method,
  P extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: M
  readonly path: P
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  /** Other forms in which the answer can be had. */
  readonly mediaTypes?: readonly string[]
}

const problems = {
  400: 'The request is not one this operation takes',
  404: 'There is no such thing in the published version',
  409: 'It cannot be done now, or was asked of another version',
  422: 'It was understood and cannot be answered',
  429: 'Too many requests',
  503: 'No published version can be read',
} as const

const problemContent = { 'application/problem+json': { schema: problem } }

export function defineRoute<
  M extends Method,
  P extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(definition: Definition<M, P, Params, Query, Body, Answer>): ApiRoute<M, P, Params, Query, Body, Answer> {
  const { method, path, params, query, body, answer } = definition
  const config = createRoute({
    method,
    path: `${basePath}${path}`,
    operationId: operationId(method, path),
    tags: [definition.tag],
    summary: definition.summary,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    request: {
      ...(path.includes('{') ? { params: params as unknown as z.ZodObject } : {}),
      query: query as unknown as z.ZodObject,
      ...(method === 'get'
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      200: {
        description: 'The answer',
        headers: {
          'x-waypoint-version': {
            description: 'The published version it was read from',
            schema: { type: 'string' },
          },
          etag: { description: 'Of the version and the request', schema: { type: 'string' } },
        },
        content: {
          'application/json': { schema: answer },
          ...Object.fromEntries(
            (definition.mediaTypes ?? []).map((type) => [type, { schema: { type: 'string' as const } }]),
          ),
        },
      },
      ...Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          status,
          { description, content: problemContent },
        ]),
      ),
    },
  })
  return { method, path, params, query, body, answer, config }
}

/** `getCustomersByCustomerIdHealth` */
function operationId(method: Method, path: string): string {
  const words = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? `by-${part.slice(1, -1)}` : part))
    .flatMap((part) => part.split(/[-_.]/))
  return `${method}${words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')}`
}
