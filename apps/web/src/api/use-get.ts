import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Answer, Get, GetPath } from '@waypoint/api/client'
import { api } from './client.ts'

type GetRequest<P extends GetPath> = Omit<Get<P>, 'signal'>

/** Left out where the operation needs nothing. */
type Given<P extends GetPath> =
  object extends GetRequest<P> ? [request?: GetRequest<P>] : [request: GetRequest<P>]

interface GetOptions {
  /** Asked again this often. */
  readonly everyMs?: number
  readonly isWanted?: boolean
  /** Whether the answer before may stand until the next is there: only where it says the same of the same. */
  readonly isKept?: boolean
}

/** What the API answers; figures of one question never stand under the words of another. */
export function useGet<P extends GetPath>(
  path: P,
  request: GetRequest<P>,
  { everyMs, isWanted = true, isKept = false }: GetOptions = {},
): UseQueryResult<Answer<P>> {
  return useQuery({
    queryKey: [path, request],
    queryFn: ({ signal }) => get(path, request, signal),
    ...(isKept ? { placeholderData: keepPreviousData } : {}),
    enabled: isWanted,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
}

/** The address of an answer, for links and downloads. */
export function urlOf<P extends GetPath>(path: P, ...[request]: Given<P>): string {
  return (api.url as (path: P, request?: object) => string)(path, request)
}

function get<P extends GetPath>(path: P, request: GetRequest<P>, signal: AbortSignal): Promise<Answer<P>> {
  return (api.get as (path: P, request: object) => Promise<Answer<P>>)(path, { ...request, signal })
}
