import { WaypointError } from '@waypoint/contracts'
import { type Query, readReportingCurrency, type Row } from '@waypoint/report'
import { textOf } from '../publishing/text-of.ts'
import type { FoundCustomer } from './find-customer.ts'

/** A row of a source table: its key, and the moment from which that version of it holds. */
export interface SourceRow {
  readonly table: string
  readonly id: string
  readonly since: string | null
}

export interface ExplainedItem {
  readonly product: string
  readonly plan: string
  readonly currency: string
  readonly status: string
  readonly isCounted: boolean
  readonly isMetered: boolean
  readonly exceptionReason: string | null
  readonly quantity: number
  readonly tiersMode: string | null
  readonly interval: string
  readonly intervalCount: number
  readonly coupons: string | null
  /** Millionths of a minor unit: one billing cycle before discounts, and MRR. */
  readonly amountMicros: bigint
  readonly contractedMrrMicros: bigint
  readonly mrrMicros: bigint
  /** Share of the price that percentage discounts leave, and what is taken off the whole subscription's cycle. */
  readonly percentKept: number
  readonly amountOffMinor: number
  /** Holds from this day on. */
  readonly since: string
  readonly rows: readonly SourceRow[]
}

interface LedgerAmount {
  readonly product: string
  readonly currency: string
  readonly mrrMinor: number
  readonly mrrCents: number
  /** Reporting currency for one unit of the currency, as text. */
  readonly rate: string
}

interface Movement {
  readonly date: string
  readonly category: string
  readonly reason: string
  readonly product: string
  readonly currency: string
  readonly amountMinor: number
  readonly amountCents: number
}

export interface MrrExplanation {
  readonly customer: FoundCustomer
  readonly date: string
  /** Of every amount in cents. */
  readonly reportingCurrency: string
  readonly mrrCents: number
  /** Its first day with MRR; null when it never had any. */
  readonly firstMrrDate: string | null
  readonly ledger: readonly LedgerAmount[]
  readonly items: readonly ExplainedItem[]
  /** The last ones up to the day, newest first; exchange rates left out. */
  readonly movements: readonly Movement[]
}

const MOVEMENTS = 8

/** How the MRR of a customer on a day comes about, from the published version alone. */
export async function explainMrr(
  query: Query,
  customer: FoundCustomer,
  asked: string | undefined,
): Promise<MrrExplanation> {
  const date = await dayOf(query, asked)
  const parameters = [customer.customerId, date]
  const ledger = await query(
    `select coalesce(product.product_name, ledger.product_id) as product, ledger.currency, ledger.mrr_minor,
       ledger.mrr_cents, cast(ledger.rate_micros / 1000000.0 as decimal(18, 6)) as rate
     from marts.fct_mrr_daily as ledger
     left join core.dim_product as product on ledger.product_id = product.product_id
     where ledger.customer_id = $1 and ledger.date = cast($2 as date)
     order by ledger.mrr_cents desc, product`,
    parameters,
  )
  const items = await query(
    `select * from marts.mrr_evidence
     where customer_id = $1 and cast($2 as date) >= valid_from_date and cast($2 as date) < valid_to_date
       and status not in ('canceled', 'incomplete_expired')
     order by mrr_micros desc, contracted_mrr_micros desc, subscription_item_id`,
    parameters,
  )
  const [first] = await query(
    'select min(date) as date from marts.fct_mrr_movements where customer_id = $1',
    [customer.customerId],
  )
  const movements = await query(
    `select movement.date, movement.category, movement.reason, coalesce(product.product_name, movement.product_id) as product,
       movement.currency, movement.amount_minor, movement.amount_cents
     from marts.fct_mrr_movements as movement
     left join core.dim_product as product on movement.product_id = product.product_id
     where movement.customer_id = $1 and movement.date <= cast($2 as date) and movement.category != 'fx'
     order by movement.date desc, movement.amount_cents desc
     limit ${MOVEMENTS}`,
    parameters,
  )
  return {
    customer,
    date,
    reportingCurrency: await readReportingCurrency(query),
    mrrCents: ledger.reduce((sum, row) => sum + Number(row['mrr_cents']), 0),
    firstMrrDate: textOrNull(first?.['date']),
    ledger: ledger.map((row) => ({
      product: textOf(row['product']),
      currency: textOf(row['currency']),
      mrrMinor: Number(row['mrr_minor']),
      mrrCents: Number(row['mrr_cents']),
      rate: textOf(row['rate']),
    })),
    items: items.map(itemOf),
    movements: movements.map((row) => ({
      date: textOf(row['date']),
      category: textOf(row['category']),
      reason: textOf(row['reason']),
      product: textOf(row['product']),
      currency: textOf(row['currency']),
      amountMinor: Number(row['amount_minor']),
      amountCents: Number(row['amount_cents']),
    })),
  }
}

async function dayOf(query: Query, asked: string | undefined): Promise<string> {
  const [bounds] = await query('select min(date) as first, max(date) as last from marts.fct_mrr_daily')
  const [first, last] = [textOf(bounds?.['first']), textOf(bounds?.['last'])]
  const day = asked ?? last
  const isDay = isCalendarDay(day)
  if (isDay && day >= first && day <= last) return day
  throw new WaypointError({
    code: isDay ? 'day-out-of-range' : 'invalid-day',
    message: isDay ? `The ledger does not reach ${day}.` : `'${day}' is no day.`,
    hint: first === '' ? 'The ledger is empty.' : `Give a day from ${first} to ${last}, as YYYY-MM-DD.`,
  })
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10
}

const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : textOf(value)

function itemOf(row: Row): ExplainedItem {
  return {
    product: textOf(row['product_name'] ?? row['product_id']),
    plan: textOf(row['plan_name'] ?? row['price_id']),
    currency: textOf(row['currency']),
    status: textOf(row['status']),
    isCounted: row['is_counted_status'] === true,
    isMetered: row['is_metered'] === true,
    exceptionReason: textOrNull(row['exception_reason']),
    quantity: Number(row['quantity'] ?? 1),
    tiersMode: textOrNull(row['tiers_mode']),
    interval: textOf(row['billing_interval']),
    intervalCount: Number(row['interval_count'] ?? 1),
    coupons: textOrNull(row['coupon_ids']),
    amountMicros: BigInt(textOf(row['amount_micros'] ?? 0)),
    contractedMrrMicros: BigInt(textOf(row['contracted_mrr_micros'] ?? 0)),
    mrrMicros: BigInt(textOf(row['mrr_micros'] ?? 0)),
    percentKept: Number(row['percent_kept']) / Number(row['percent_scale']),
    amountOffMinor: Number(row['amount_off_minor']),
    since: textOf(row['valid_from_date']),
    rows: sourceRows(row),
  }
}

function sourceRows(row: Row): readonly SourceRow[] {
  const hasHistory = row['has_history'] === true
  return [
    {
      table: hasHistory ? 'raw_stripe.subscription_history' : 'raw_stripe.subscription',
      id: textOf(row['subscription_id']),
      since: textOrNull(row['subscription_recorded_from']),
    },
    {
      table: 'raw_stripe.subscription_item',
      id: textOf(row['subscription_item_id']),
      since: textOrNull(row['item_recorded_from']),
    },
    { table: 'raw_stripe.customer', id: textOf(row['stripe_customer_id']), since: null },
    { table: 'raw_stripe.price', id: textOf(row['price_id']), since: null },
    ...(textOrNull(row['coupon_ids'])?.split(', ') ?? []).map((id) => ({
      table: 'raw_stripe.coupon',
      id,
      since: null,
    })),
  ]
}
