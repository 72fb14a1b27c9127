import type { Call } from '../routing/handler.ts'
import { type Bindings, containing } from '../sql/bindings.ts'
import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import { type RowSource, sumOf } from './page.ts'

export interface CustomerFilters {
  readonly q?: string | undefined
  readonly band: readonly string[]
  readonly segment: readonly string[]
  readonly owner: readonly string[]
  readonly country: readonly string[]
  readonly tier: readonly string[]
  readonly lifecycleStage: readonly string[]
  readonly industry: readonly string[]
  readonly subscriptionStatus: readonly string[]
  readonly paying: boolean | null
  readonly delinquent: boolean | null
  readonly renewalWithinDays?: number | undefined
  readonly minMrrCents?: number | undefined
  readonly reason: readonly string[]
}

export const customersTable = 'entities.entity_customers'

/** The column of each filter by value. */
export const facetColumns = {
  band: 'health_band',
  segment: 'segment',
  owner: 'owner',
  country: 'country',
  tier: 'tier',
  lifecycleStage: 'lifecycle_stage',
  industry: 'industry',
  subscriptionStatus: 'subscription_status',
} as const

export function customerConditions(
  reader: Reader,
  filters: CustomerFilters,
  bindings: Bindings,
): readonly (string | null)[] {
  const { q, paying, delinquent, renewalWithinDays, minMrrCents, reason } = filters
  const facets = Object.entries(facetColumns).map(([name, column]) =>
    bindings.among(`it.${column}`, filters[name as keyof typeof facetColumns]),
  )
  return [
    ...facets,
    q === undefined || q.trim() === '' ? null : named(reader, q.trim(), bindings),
    paying === null ? null : `it.is_paying = ${bindings.put(paying)}`,
    delinquent === null ? null : `coalesce(it.is_delinquent, false) = ${bindings.put(delinquent)}`,
    minMrrCents === undefined ? null : `it.mrr_cents >= ${bindings.put(minMrrCents)}`,
    renewalWithinDays === undefined
      ? null
      : `it.renewal_date between it.as_of_date and it.as_of_date + cast(${bindings.put(renewalWithinDays)} as integer)`,
    reason.length === 0 || !reader.relations.has('marts.customer_health_reasons')
      ? null
      : `it.customer_id in (
          select customer_id from marts.customer_health_reasons
          where points > 0 and date = ${bindings.day(reader.asOf ?? '1970-01-01')} and ${bindings.among('measure', reason)}
        )`,
  ]
}

/** A part of a name or domain, an id of ours, or the id of a record in any source. */
function named(reader: Reader, text: string, bindings: Bindings): string {
  const byName = containing(bindings, ['it.customer_name', 'it.domain'], text)
  const id = bindings.put(text)
  const bySource = reader.relations.has('core.map_source_to_customer')
    ? ` or it.customer_id in (select customer_id from core.map_source_to_customer where source_id = ${id})`
    : ''
  return `(${byName} or it.customer_id = ${id}${bySource})`
}

const bandRank = `case it.health_band when 'critical' then 1 when 'at_risk' then 2 when 'watch' then 3 when 'healthy' then 4 else 5 end`

const sortColumns: Readonly<Record<string, string>> = {
  customerName: 'lower(it.customer_name)',
  segment: 'it.segment',
  owner: 'it.owner',
  healthBand: bandRank,
  healthScore: 'it.health_score',
  scoreChange1d: 'it.score_change_1d',
  scoreChange28d: 'it.score_change_28d',
  churnRiskScore: 'it.churn_risk_score',
  mrrCents: 'it.mrr_cents',
  arrCents: 'it.arr_cents',
  renewalDate: 'it.renewal_date',
  openTickets: 'it.open_tickets',
  activeUsers28d: 'it.active_users_28d',
  dataCoverage: 'it.data_coverage',
}

/** Customers with the reason that costs them most; in a page that reason is filled in afterwards. */
export function customerSource(
  reader: Reader,
  {
    filters,
    sort,
    isPage,
  }: { readonly filters: CustomerFilters; readonly sort: string; readonly isPage: boolean },
): RowSource {
  const isDescending = sort.startsWith('-')
  const column = sortColumns[isDescending ? sort.slice(1) : sort] ?? 'it.mrr_cents'
  const isJoined = !isPage && hasReasons(reader)
  return {
    relation: customersTable,
    ...(isJoined
      ? { joins: `left join (${topReasons(reader)}) as top on top.customer_id = it.customer_id` }
      : {}),
    expressions: {
      daysToRenewal: 'it.renewal_date - it.as_of_date',
      topReason: isJoined ? 'top.measure' : 'null',
      topReasonPoints: isJoined ? 'top.points' : 'null',
    },
    conditions: (bindings) => customerConditions(reader, filters, bindings),
    orderBy: `${column} ${isDescending ? 'desc' : 'asc'} nulls last, it.customer_id`,
    totals: {
      mrrCents: sumOf('mrrCents'),
      arrCents: sumOf('arrCents'),
      payingCustomers: {
        sql: 'count(*) filter (where it.is_paying)',
        of: (row) => (row['isPaying'] === true ? 1 : 0),
      },
    },
  }
}

const hasReasons = ({ relations, asOf }: Reader): boolean =>
  asOf !== null && relations.has('marts.customer_health_reasons')

/** The day comes from the version, not from a request. */
const topReasons = ({ asOf }: Reader): string => `
  select customer_id, arg_max(measure, points) as measure, max(points) as points
  from marts.customer_health_reasons
  where date = date '${asOf}' and points > 0
  group by customer_id`

export interface TopReason {
  readonly measure: string
  readonly points: number
}

/** Of every customer, worked out once for each version. */
export function topReasonsOf(reader: Reader): Promise<ReadonlyMap<string, TopReason>> {
  return kept(reader, 'top reasons', async () => {
    if (!hasReasons(reader)) return new Map()
    const rows = await reader.rows({ sql: topReasons(reader), parameters: [] })
    return new Map(rows.map((row) => [String(row['customerId']), row as unknown as TopReason]))
  })
}

const historyDays = 90

/** The scores of the last days of some customers, the oldest first. */
export async function scoreHistories(
  call: Call,
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, (number | null)[]>> {
  if (ids.length === 0 || reader.asOf === null || !reader.relations.has('marts.customer_health_daily')) {
    return new Map()
  }
  const rows = await reader.rows(
    {
      sql: `select customer_id, list(health_score order by date) as scores
        from marts.customer_health_daily
        where date > cast($1 as date) - ${historyDays} and date <= cast($1 as date)
          and customer_id in (${ids.map((_, index) => `$${index + 2}`).join(', ')})
        group by customer_id`,
      parameters: [reader.asOf, ...ids],
    },
    call.signal,
  )
  return new Map(rows.map((row) => [String(row['customerId']), row['scores'] as (number | null)[]]))
}
