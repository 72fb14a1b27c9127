import { type Bindings, whereOf } from '../sql/bindings.ts'

export interface MrrSlice {
  readonly dimension: 'total' | 'segment' | 'country' | 'product' | 'plan_tier'
  readonly slice?: string | undefined
}

/** What a row of the ledger belongs to, as `mrr_waterfall` has it. */
const slices: Readonly<Record<MrrSlice['dimension'], string | null>> = {
  total: null,
  segment: `coalesce(customers.segment, 'unknown')`,
  country: `coalesce(customers.country, 'unknown')`,
  product: `coalesce(products.product, 'unknown')`,
  plan_tier: `coalesce(products.tier, 'unknown')`,
}

function inSlice({ dimension, slice }: MrrSlice, bindings: Bindings): string | null {
  const column = slices[dimension]
  return column === null || slice === undefined ? null : `${column} = ${bindings.put(slice)}`
}

const named = `left join core.dim_customer_current as customers on ledger.customer_id = customers.customer_id
  left join core.dim_product as products on ledger.product_id = products.product_id`

export const drillTables = ['core.dim_customer_current', 'core.dim_product'] as const

interface Movements extends MrrSlice {
  /** Any day of the month. */
  readonly month: string
  readonly category: readonly string[]
}

/** Movements as the two waterfalls count them: each on its day, or what a month's end differs by from the one before. */
const movementSources = {
  event: {
    relation: 'marts.fct_mrr_movements',
    at: 'ledger.date',
    last: 'max(ledger.date)',
    reason: 'ledger.reason',
  },
  month_end: {
    relation: 'marts.fct_mrr_month_end_movements',
    at: 'ledger.month',
    last: 'last_day(max(ledger.month))',
    reason: 'cast(null as varchar)',
  },
} as const

export type MovementBasis = keyof typeof movementSources

export const movementsTable = (basis: MovementBasis): string => movementSources[basis].relation

/** What the customers of a slice added to MRR in a month, by category. */
export function movementsQuery(
  asked: Movements & { readonly basis: MovementBasis },
  bindings: Bindings,
): string {
  const { relation, at, last, reason } = movementSources[asked.basis]
  const month = bindings.day(asked.month)
  const where = whereOf([
    `${at} >= date_trunc('month', ${month})`,
    `${at} < date_trunc('month', ${month}) + interval 1 month`,
    bindings.among('ledger.category', asked.category),
    inSlice(asked, bindings),
  ])
  return `select ledger.customer_id, coalesce(any_value(customers.customer_name), ledger.customer_id) as customer_name,
      any_value(customers.segment) as segment, ledger.category,
      string_agg(distinct ${reason}, ', ' order by ${reason}) as reasons,
      cast(sum(ledger.amount_cents) as bigint) as amount_cents, min(${at}) as first_date, ${last} as last_date
    from ${relation} as ledger ${named} ${where}
    group by ledger.customer_id, ledger.category having sum(ledger.amount_cents) <> 0`
}

/** Who pays how much in a slice on a day. */
export function payingQuery(
  { date, ...slice }: MrrSlice & { readonly date: string },
  bindings: Bindings,
): string {
  const where = whereOf([`ledger.date = ${bindings.day(date)}`, inSlice(slice, bindings)])
  return `select ledger.customer_id, coalesce(any_value(customers.customer_name), ledger.customer_id) as customer_name,
      any_value(customers.segment) as segment, any_value(customers.country) as country,
      any_value(customers.owner_name) as owner, cast(sum(ledger.mrr_cents) as bigint) as mrr_cents
    from marts.fct_mrr_daily as ledger ${named} ${where}
    group by ledger.customer_id having sum(ledger.mrr_cents) <> 0`
}
