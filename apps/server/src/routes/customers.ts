import { createBindings, whereOf } from '../sql/bindings.ts'
import {
  customerConditions,
  customerSource,
  customersTable,
  facetColumns,
  scoreHistories,
  topReasonsOf,
} from '../queries/customer-source.ts'
import { requireRelation } from '../queries/columns.ts'
import { pageOf } from '../queries/page.ts'
import type { HandlersOf } from '../routing/handler.ts'

interface Item {
  readonly customerId: string
  topReason: string | null
  topReasonPoints: number | null
  history?: (number | null)[]
}

type Facet = { value: string | null; customers: number; mrrCents: number }[]

export const customerHandlers: HandlersOf<'get /customers' | 'get /customers/facets'> = {
  'get /customers': async (call) => {
    const reader = await call.version()
    const { sort, history, format } = call.query
    const page = await pageOf<never>(
      call,
      customerSource(reader, { filters: call.query, sort, isPage: format === 'json' }),
    )
    if (page instanceof Response) return page
    const rows: readonly Item[] = page.items
    const reasons = await topReasonsOf(reader)
    for (const row of rows) {
      const reason = reasons.get(row.customerId)
      row.topReason = reason?.measure ?? null
      row.topReasonPoints = reason?.points ?? null
    }
    if (history === true) {
      const histories = await scoreHistories(
        call,
        reader,
        rows.map(({ customerId }) => customerId),
      )
      for (const row of rows) row.history = histories.get(row.customerId) ?? []
    }
    const { items, total, nextCursor, totals } = page
    const { mrrCents = 0, arrCents = 0, payingCustomers = 0 } = totals
    return { items, total, nextCursor, totals: { mrrCents, arrCents, payingCustomers } }
  },
  'get /customers/facets': async (call) => {
    const reader = await call.version()
    const { sql } = requireRelation(reader, customersTable)
    const facets = await Promise.all(
      Object.entries(facetColumns).map(async ([name, column]) => {
        const bindings = createBindings()
        const others = { ...call.query, [name]: [] }
        const where = whereOf(customerConditions(reader, others, bindings))
        const rows = await reader.rows({
          sql: `select it.${column} as value, count(*) as customers, cast(coalesce(sum(it.mrr_cents), 0) as bigint) as mrr_cents
            from ${sql} as it ${where} group by 1 order by customers desc, value limit 500`,
          parameters: bindings.values,
        })
        return [name, rows as unknown as Facet] as const
      }),
    )
    return Object.fromEntries(facets) as Record<keyof typeof facetColumns, Facet>
  },
}
