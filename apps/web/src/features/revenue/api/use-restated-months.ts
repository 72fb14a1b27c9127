import { useMemo } from 'react'
import { useGet } from '../../../api/use-get.ts'
import type { Annotation } from '../../../charts/annotations.ts'
import { lastDayOf } from '../../../charts/month-end.ts'

const LISTED = 1000

/** Months whose MRR was told otherwise before. */
export function useRestatedMonths(): readonly Annotation[] {
  const { data } = useGet('/revenue/restatements', { query: { limit: LISTED } })
  return useMemo(() => {
    const items = data?.state === 'present' ? data.value.items : []
    return [...new Set(items.map(({ month }) => month))].map((date) => ({
      date: lastDayOf(date),
      text: 'restated',
    }))
  }, [data])
}
