import type { Hook } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { problemResponse } from './problem-response.ts'

/** What is wrong with which part of a request. */
export const invalidRequest: Hook<unknown, Env, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined
  const { issues } = result.error
  const errors = issues.slice(0, 20).map((issue) => ({
    in: result.target,
    path: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''),
    message: issue.message,
  }))
  const [first] = errors
  return problemResponse(c, {
    status: 400,
    code: 'invalid-request',
    title: `The request is not valid: ${first === undefined ? 'see the document of the API' : `${first.path}: ${first.message}`}`,
    hint: 'GET /api/v1/openapi.json says what this operation takes.',
    errors,
  })
}
