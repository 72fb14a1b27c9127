import { customerRows } from '../queries/customer-rows.ts'
import { createBindings } from '../sql/bindings.ts'
import { requireCustomer, requireDay } from '../queries/customer.ts'
import { rowsOfCustomer } from '../queries/rows-of-customer.ts'
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
    const [bindings, ofMonths] = [createBindings(), createBindings()]
    const movementRows = customerRows(reader, { id, bindings })('marts.fct_mrr_movements')
    const [months, movements] = await Promise.all([
      reader.rows({
        sql: `select month, coalesce(mrr_cents, 0) as mrr_cents, coalesce(invoiced_cents, 0) as invoiced_cents,
            coalesce(paid_cents, 0) as paid_cents
          from ${customerRows(reader, { id, bindings: ofMonths })('marts.fct_revenue')} order by month`,
        parameters: ofMonths.values,
      }),
      reader.rows({
        sql: `select date, category, reason, product_id, cast(sum(amount_cents) as bigint) as amount_cents
          from ${movementRows} where category <> 'fx'
          group by all order by date, category, product_id, reason`,
        parameters: bindings.values,
      }),
    ])
    return { state: 'present', value: { months: months as never[], movements: movements as never[] } }
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
    const bindings = createBindings()
    const ledgerRows = customerRows(reader, { id, bindings })('marts.fct_mrr_daily')
    const [ledger, rows] = await Promise.all([
      reader.rows({
        sql: `select product_id, currency, mrr_minor, cast(mrr_micros as bigint) as mrr_micros, rate_micros, mrr_cents
          from ${ledgerRows} where date = ${bindings.day(date)} order by mrr_cents desc, product_id`,
        parameters: bindings.values,
      }),
      rowsOfCustomer(reader, {
        id,
        relation: 'marts.mrr_evidence',
        fields: evidenceFields,
        conditions: (of) => [`${of.day(date)} between valid_from_date and valid_to_date`],
        orderBy: 'mrr_micros desc, subscription_id, subscription_item_id',
      }),
    ])
    const mrrCents = ledger.reduce((sum, row) => sum + Number(row['mrrCents']), 0)
    return {
      state: 'present',
      value: { date, mrrCents, ledger: ledger as never[], rows: rows as never[], rowCount: rows.length },
    }
  },
}
