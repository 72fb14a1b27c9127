import { keptRows } from '../queries/kept-rows.ts'
import { rowsOfCustomer } from '../queries/customer-rows.ts'
import { dayBefore, requireCustomer, requireDay } from '../queries/customer.ts'
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

const signals = {
  relation: 'marts.expansion_signals',
  columns: 'signal, evidence, estimated_uplift_cents',
  orderBy: 'estimated_uplift_cents desc nulls last, signal',
}
const cancellations = {
  relation: 'marts.known_cancellations',
  columns: 'decided_date, ends_date',
  orderBy: 'rank',
}
const aliases = { relation: 'core.customer_id_alias', columns: 'alias_id', orderBy: 'alias_id' }

const reasonFields = ['measure', 'value', 'threshold', 'points', 'pointsChange1d', 'pointsChange28d'] as const

/** What takes points from the health of a customer on the day of the version. */
async function reasonsOf(reader: Reader, id: string): Promise<readonly Row[]> {
  return await rowsOfCustomer(reader, {
    id,
    relation: 'marts.customer_health_reasons',
    fields: reasonFields,
    order: ['-points', 'measure'],
    days: { on: reader.asOf ?? '1970-01-01' },
  })
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
    const [profile, reasons, expanding, cancelling, merged] = await Promise.all([
      rowsOfCustomer(reader, {
        id,
        relation: 'entities.entity_customers',
        fields: profileFields,
        expressions: { daysToRenewal: 'renewal_date - as_of_date' },
      }),
      reasonsOf(reader, id),
      keptRows(reader, signals),
      keptRows(reader, cancellations),
      keptRows(reader, aliases),
    ])
    return {
      ...profile[0],
      reasons,
      expansionSignals: expanding.get(id) ?? [],
      knownCancellation: cancelling.get(id)?.[0] ?? null,
      mergedFrom: (merged.get(id) ?? []).map((row) => String(row['aliasId'])),
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
    const last = requireDay(reader, undefined)
    const days = { after: dayBefore(last, query.days) }
    const [scores, reasons] = await Promise.all([
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.customer_health_daily',
        fields: ['date', 'score', 'band', 'dataCoverage', 'mrrCents'],
        expressions: { score: 'health_score', band: 'health_band', mrrCents: 'cast(mrr_cents as bigint)' },
        order: ['date'],
        days,
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.customer_health_reasons',
        fields: ['date', 'measure', 'value', 'threshold', 'points'],
        order: ['-points', 'measure'],
        days,
      }),
    ])
    const byDay = groupedBy(reasons, 'date')
    const points = scores.map((day) => ({
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
