import type { z } from '@hono/zod-openapi'
import type { Method } from './define-route.ts'
import type { Problem } from './problem.ts'
import type { Routes } from './routes.ts'

export type { Problem } from './problem.ts'
export type { LiveEvent } from './events.ts'

type GetRoutes = { [R in Extract<Routes, { method: 'get' }> as R['path']]: R }
type PostRoutes = { [R in Extract<Routes, { method: 'post' }> as R['path']]: R }

export type GetPath = keyof GetRoutes
export type PostPath = keyof PostRoutes

/** What a `get` answers: `Answer<'/customers'>`. */
export type Answer<P extends GetPath> = z.output<GetRoutes[P]['answer']>
export type Query<P extends GetPath> = z.input<GetRoutes[P]['query']>
export type PostAnswer<P extends PostPath> = z.output<PostRoutes[P]['answer']>

type IsOptional<T> = T extends Record<string, never> ? true : object extends T ? true : false

/** Left out where nothing in it is required. */
type Part<Name extends string, T> =
  IsOptional<T> extends true ? { readonly [K in Name]?: T } : { readonly [K in Name]: T }

export type Get<P extends GetPath> = Part<'params', z.input<GetRoutes[P]['params']>> &
  Part<'query', Query<P>> & { readonly signal?: AbortSignal }
export type Post<P extends PostPath> = Part<'params', z.input<PostRoutes[P]['params']>> &
  Part<'body', z.input<PostRoutes[P]['body']>> & { readonly signal?: AbortSignal }

type Given<T> = IsOptional<T> extends true ? [request?: T] : [request: T]

export interface Client {
  get<P extends GetPath>(path: P, ...request: Given<Get<P>>): Promise<Answer<P>>
  post<P extends PostPath>(path: P, ...request: Given<Post<P>>): Promise<PostAnswer<P>>
  /** The address of a `get`, for links and downloads. */
  url<P extends GetPath>(path: P, ...request: Given<Get<P>>): string
}

export interface ClientOptions {
  /** Where the API is: '' for the own origin. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
}

/** What the server could not or would not do. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }
}

const prefix = '/api/v1'

interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

export function createClient({ baseUrl, fetch }: ClientOptions): Client {
  const urlOf = (path: string, { params = {}, query = {} }: AnyRequest = {}): string => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
    const search = searchOf(query)
    return `${baseUrl}${prefix}${filled}${search === '' ? '' : `?${search}`}`
  }
  const send = async (method: Method, path: string, request: AnyRequest = {}): Promise<unknown> => {
    const { body, signal } = request
    const response = await fetch(urlOf(path, request), {
      method: method.toUpperCase(),
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (response.ok) return await response.json()
    throw new ApiError(await problemOf(response))
  }
  return {
    get: (path: string, request?: AnyRequest) => send('get', path, request),
    post: (path: string, request?: AnyRequest) => send('post', path, request),
    url: urlOf,
  } as Client
}

function searchOf(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) search.append(name, String(each))
    }
  }
  return search.toString()
}

async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response
  const isProblem = response.headers.get('content-type')?.includes('json') === true
  const told: unknown = isProblem ? await response.json().catch(() => null) : null
  return typeof told === 'object' && told !== null && 'title' in told
    ? (told as Problem)
    : { type: 'about:blank', title: statusText || 'No answer', status, code: 'no-answer' }
}
