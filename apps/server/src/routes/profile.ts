import { requireRelation, selectList } from '../queries/columns.ts'
import { requireCustomer, requireDay } from '../queries/customer.ts'
import { timelineOf } from '../queries/timeline.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { explainHealth } from '@waypoint/health'
import { gapOf } from '../version/coverage.ts'
import { rawQuery } from '../version/raw-query.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'

const profileFields = [
  'customerId',
  'customerName',
  'domain',
  'country',
  'segment',
  'lifecycleStage',
  'tier',
  'industry',
  'owner',
  'currency',
  'subscriptionStatus',
  'healthBand',
  'riskBand',
  'healthTier',
  'healthScore',
  'compositeScore',
  'scoreChange1d',
  'scoreChange28d',
  'dataCoverage',
  'churnRiskScore',
  'churnRiskMethod',
  'mrrCents',
  'arrCents',
  'activeUsers7d',
  'activeUsers28d',
  'daysSinceLastActivity',
  'openTickets',
  'openCriticalTickets',
  'totalLocations',
  'totalDevices',
  'activeDevices',
  'employeeCount',
  'isPaying',
  'isDelinquent',
  'isTest',
  'renewalDate',
  'daysToRenewal',
  'firstPaidDate',
  'createdDate',
  'asOfDate',
] as const

/** Rows of a relation that the version may lack: then there are none. */
function rowsWhere(
  reader: Reader,
  relation: string,
  {
    select,
    where,
    parameters,
  }: { readonly select: string; readonly where: string; readonly parameters: readonly string[] },
): Promise<readonly Row[]> {
  if (!reader.relations.has(relation)) return Promise.resolve([])
  return reader.rows({ sql: `select ${select} from ${relation} where ${where}`, parameters })
}

export const profileHandlers: HandlersOf<
  | 'get /customers/{customerId}'
  | 'get /customers/{customerId}/health'
  | 'get /customers/{customerId}/health/explanation'
  | 'get /customers/{customerId}/timeline'
> = {
  'get /customers/{customerId}': async ({ version, params }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const relation = requireRelation(reader, 'entities.entity_customers')
    const columns = selectList(relation, profileFields, {
      expressions: { daysToRenewal: 'renewal_date - as_of_date' },
    })
    const day = reader.asOf ?? ''
    const [profile, reasons, expansionSignals, cancellations, aliases] = await Promise.all([
      reader.rows({ sql: `select ${columns} from ${relation.sql} where customer_id = $1`, parameters: [id] }),
      rowsWhere(reader, 'marts.customer_health_reasons', {
        select: 'measure, value, threshold, points, points_change_1d, points_change_28d',
        where: 'customer_id = $1 and date = cast($2 as date) order by points desc, measure',
        parameters: [id, day],
      }),
      rowsWhere(reader, 'marts.expansion_signals', {
        select: 'signal, evidence, estimated_uplift_cents',
        where: 'customer_id = $1 order by estimated_uplift_cents desc nulls last, signal',
        parameters: [id],
      }),
      rowsWhere(reader, 'marts.known_cancellations', {
        select: 'decided_date, ends_date',
        where: 'customer_id = $1',
        parameters: [id],
      }),
      rowsWhere(reader, 'core.customer_id_alias', {
        select: 'alias_id',
        where: 'customer_id = $1 order by alias_id',
        parameters: [id],
      }),
    ])
    return {
      ...profile[0],
      reasons,
      expansionSignals,
      knownCancellation: cancellations[0] ?? null,
      mergedFrom: aliases.map((row) => String(row['aliasId'])),
    } as never
  },
  'get /customers/{customerId}/health': async ({ version, params, query }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const gap = gapOf(reader, {
      title: 'Health history',
      relations: ['marts.customer_health_daily', 'marts.customer_health_reasons'],
    })
    if (gap !== null) return gap
    const parameters = [id, requireDay(reader, undefined), query.days]
    const [days, reasons] = await Promise.all([
      reader.rows({
        sql: `select date, health_score as score, health_band as band, data_coverage, cast(mrr_cents as bigint) as mrr_cents
          from marts.customer_health_daily
          where customer_id = $1 and date > cast($2 as date) - cast($3 as integer) order by date`,
        parameters,
      }),
      reader.rows({
        sql: `select date, measure, value, threshold, points from marts.customer_health_reasons
          where customer_id = $1 and date > cast($2 as date) - cast($3 as integer) order by points desc, measure`,
        parameters,
      }),
    ])
    const byDay = groupedBy(reasons, 'date')
    const points = days.map((day) => ({
      ...day,
      reasons: byDay.get(String(day['date'])) ?? [],
    }))
    return { state: 'present', value: { days: points as never } }
  },
  'get /customers/{customerId}/health/explanation': async ({ version, params, query }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const gap = gapOf(reader, {
      title: 'Explanation of health',
      relations: [
        'marts.customer_health_daily',
        'marts.customer_health_policy',
        'marts.customer_health_evidence',
      ],
    })
    if (gap !== null) return gap
    const { customer: _, ...explanation } = await explainHealth(rawQuery(reader), {
      customer: { customerId: id, name: id },
      date: query.date,
    })
    return { state: 'present', value: structuredClone(explanation) as never }
  },
  'get /customers/{customerId}/timeline': timelineOf,
}

function groupedBy(rows: readonly Row[], field: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = String(row[field])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
