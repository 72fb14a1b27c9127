import type { z } from '@hono/zod-openapi'
import type { Routes } from '@waypoint/api'
import type { ServerContext } from '../context.ts'
import type { Turns } from '../sql/turns.ts'
import type { Reader } from '../version/reader.ts'

type RoutesByKey = { [R in Routes as `${R['method']} ${R['path']}`]: R }

/** `get /customers` */
type RouteKey = keyof RoutesByKey

/** One request, checked against the definition of its operation. */
export interface Call<Query = unknown, Params = unknown, Body = unknown> {
  readonly query: Query
  readonly params: Params
  readonly body: Body
  readonly context: ServerContext
  /** Who asks, as far as it can be told. */
  readonly client: string
  readonly signal: AbortSignal
  /** Statements of a client run one at a time. */
  readonly turns: Turns
  /** The fields of a row of the answer, where the answer has rows. */
  readonly rowFields: readonly string[]
  /** The published version; it stays open until the answer is sent. */
  readonly version: () => Promise<Reader>
  /** Keeps the version open until the function is called, for answers that are streamed. */
  readonly hold: () => () => void
}

type CallOf<R extends RoutesByKey[RouteKey]> = Call<
  z.output<R['query']>,
  z.output<R['params']>,
  z.output<R['body']>
>

/** Answers with what the definition says, or with a response of another form. */
export type Handlers = {
  readonly [K in RouteKey]: (
    call: CallOf<RoutesByKey[K]>,
  ) => Promise<z.input<RoutesByKey[K]['answer']> | Response>
}

export type HandlersOf<K extends RouteKey> = Pick<Handlers, K>
