import { useMemo } from 'react'
import { useGet } from '../../../api/use-get.ts'
import type { Annotation } from '../../../charts/annotations.ts'

const LISTED = 24

/** What moved the MRR of an account, for its line. */
export function useMrrChanges(customerId: string): readonly Annotation[] | undefined {
  const { data } = useGet('/customers/{customerId}/timeline', {
    params: { customerId },
    query: { kinds: 'mrr', limit: LISTED },
  })
  return useMemo(
    () =>
      data?.items.map(({ at, title, detail }) => ({
        date: at.slice(0, 10),
        text: detail?.replaceAll('_', ' ') ?? title,
      })),
    [data],
  )
}
