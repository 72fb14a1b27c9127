import { useInfiniteQuery } from '@tanstack/react-query'
import type { Answer, Get, GetPath } from '@waypoint/api/client'
import { useMemo } from 'react'
import { api } from './client.ts'

interface Page<Row> {
  readonly items: readonly Row[]
  readonly total: number
  readonly nextCursor: string | null
}

interface AnyClient<A> {
  get(path: string, request: object): Promise<A>
}

export interface Pages<Row, A> {
  readonly rows: readonly Row[]
  /** The first page, with what it says about the whole. */
  readonly first: A | undefined
  readonly total: number
  readonly error: Error | null
  readonly more: () => void
  readonly retry: () => void
}

/** A long list, fetched page by page as its end comes into view. */
export function usePages<P extends GetPath, Row>(
  path: P,
  request: Omit<Get<P>, 'signal'>,
  pageOf: (answer: Answer<P>) => Page<Row>,
): Pages<Row, Answer<P>> {
  const query = useInfiniteQuery({
    queryKey: [path, 'pages', request] as const,
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam }
      const { query: asked = {} } = request as { readonly query?: object }
      const client = api as unknown as AnyClient<Answer<P>>
      return client.get(path, { ...request, query: { ...asked, ...cursor }, signal })
    },
    initialPageParam: '',
    getNextPageParam: (last) => pageOf(last).nextCursor,
    placeholderData: (before, asked) => (isOfSame(asked?.queryKey[2], request) ? before : undefined),
  })
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => pageOf(page).items) ?? [], [data, pageOf])
  const first = data?.pages[0]
  return {
    rows,
    first,
    total: first === undefined ? 0 : pageOf(first).total,
    error,
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    retry: () => void refetch(),
  }
}

/** Whether two lists are of the same thing, filtered otherwise: then the old may stand until the new is there. */
const isOfSame = (before: object | undefined, now: object): boolean => paramsOf(before) === paramsOf(now)

const paramsOf = (request: { readonly params?: object } | undefined): string =>
  JSON.stringify(request?.params ?? null)
