import { dayOf, type Row } from '../version/rows.ts'
import { requireCustomer, requireDay } from '../queries/customer.ts'
import { rowsOfCustomer } from '../queries/customer-rows.ts'
import { movementsRead } from '../queries/movements-read.ts'
import { rowsOfDay } from '../queries/rows-of-day.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { billing, gapOf } from '../version/coverage.ts'

const evidenceFields = [
  'subscriptionId',
  'subscriptionItemId',
  'stripeCustomerId',
  'priceId',
  'productName',
  'planName',
  'currency',
  'status',
  'billingInterval',
  'intervalCount',
  'tiersMode',
  'couponIds',
  'exceptionReason',
  'quantity',
  'billedQuantity',
  'amountMicros',
  'percentKept',
  'percentScale',
  'amountOffMinor',
  'cycleNumerator',
  'cycleDenominator',
  'contractedMrrMicros',
  'mrrMicros',
  'isCountedStatus',
  'isMetered',
  'validFromDate',
  'validToDate',
] as const

export const accountBillingHandlers: HandlersOf<
  'get /customers/{customerId}/mrr' | 'get /customers/{customerId}/evidence'
> = {
  'get /customers/{customerId}/mrr': async ({ version, params }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const gap = gapOf(reader, {
      title: 'MRR',
      relations: ['marts.fct_revenue', 'marts.fct_mrr_movements'],
      needs: [billing],
    })
    if (gap !== null) return gap
    const [months, movements] = await Promise.all([
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.fct_revenue',
        fields: ['month', 'mrrCents', 'invoicedCents', 'paidCents'],
        expressions: {
          mrrCents: 'coalesce(mrr_cents, 0)',
          invoicedCents: 'coalesce(invoiced_cents, 0)',
          paidCents: 'coalesce(paid_cents, 0)',
        },
        order: ['month'],
      }),
      rowsOfCustomer(reader, { id, ...movementsRead }),
    ])
    return { state: 'present', value: { months: months as never[], movements: added(movements) as never[] } }
  },
  'get /customers/{customerId}/evidence': async ({ version, params, query }) => {
    const reader = await version()
    const id = await requireCustomer(reader, params.customerId)
    const date = requireDay(reader, query.date)
    const gap = gapOf(reader, {
      title: 'Evidence of MRR',
      relations: ['marts.mrr_evidence', 'marts.fct_mrr_daily'],
      needs: [billing],
    })
    if (gap !== null) return gap
    const [ledger, rows] = await Promise.all([
      rowsOfDay(reader, {
        id,
        relation: 'marts.fct_mrr_daily',
        fields: ['productId', 'currency', 'mrrMinor', 'mrrMicros', 'rateMicros', 'mrrCents'],
        expressions: { mrrMicros: 'cast(mrr_micros as bigint)' },
        order: ['-mrrCents', 'productId'],
        day: date,
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.mrr_evidence',
        fields: evidenceFields,
        order: ['-mrrMicros', 'subscriptionId', 'subscriptionItemId'],
        keep: (row) => {
          const [from, to] = [dayOf(row, 'validFromDate'), dayOf(row, 'validToDate')]
          return from !== null && from <= date && (to === null || date <= to)
        },
      }),
    ])
    const mrrCents = ledger.reduce((sum, row) => sum + Number(row['mrrCents']), 0)
    return {
      state: 'present',
      value: { date, mrrCents, ledger: ledger as never[], rows: rows as never[], rowCount: rows.length },
    }
  },
}

/** What one reason did on one day, as one row. */
function added(movements: readonly Row[]): readonly Row[] {
  const groups = new Map<string, Row>()
  for (const row of movements) {
    const key = JSON.stringify([row['date'], row['category'], row['productId'], row['reason']])
    const known = groups.get(key)
    const amountCents = Number(known?.['amountCents'] ?? 0) + Number(row['amountCents'] ?? 0)
    groups.set(key, { ...row, amountCents })
  }
  return [...groups.values()]
}
