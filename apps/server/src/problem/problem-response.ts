import type { Problem } from '@waypoint/api'
import type { Context } from 'hono'

type Told = Pick<Problem, 'status' | 'code' | 'title'> & Partial<Problem>

/** `application/problem+json`, never kept by anyone. */
export function problemResponse(c: Context, problem: Told): Response {
  const instance: unknown = c.get('requestId')
  const body: Problem = {
    type: `/api/v1/docs#${problem.code}`,
    ...(typeof instance === 'string' ? { instance } : {}),
    ...problem,
  }
  const retry = problem.status === 503 ? { 'retry-after': '5' } : {}
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...retry },
  })
}
