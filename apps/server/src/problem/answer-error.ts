import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ServerContext } from '../context.ts'
import { problemOf } from './problem-of.ts'
import { problemResponse } from './problem-response.ts'

/** Every error is a problem document. One that is ours is logged whole and told without what is inside. */
export function onError({ log }: Pick<ServerContext, 'log'>): ErrorHandler {
  return (error, c) => {
    const known = problemOf(error)
    if (known !== null) return problemResponse(c, known)
    if (error instanceof HTTPException) {
      return problemResponse(c, {
        status: error.status,
        code: 'invalid-request',
        title: error.message === '' ? 'The request is not valid.' : error.message,
        hint: 'GET /api/v1/openapi.json says what this operation takes.',
      })
    }
    const id: unknown = c.get('requestId')
    log({
      level: 'error',
      message: `${c.req.method} ${c.req.path} failed`,
      ...(typeof id === 'string' ? { requestId: id } : {}),
      cause: error,
    })
    return problemResponse(c, {
      status: 500,
      code: 'internal-error',
      title: 'This is a mistake of the server.',
      hint: 'Its log has more, under the id in `instance`.',
    })
  }
}

export const onNotFound = (c: Context): Response =>
  problemResponse(c, {
    status: 404,
    code: 'not-found',
    title: `There is nothing at ${c.req.path}.`,
    hint: 'GET /api/v1/openapi.json lists what there is.',
  })

export const onTooLarge = (c: Context): Response =>
  problemResponse(c, { status: 413, code: 'too-large', title: 'The request is larger than one megabyte.' })
