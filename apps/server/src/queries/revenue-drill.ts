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

/** What the customers of a slice added to MRR in a month, by category. */
export function movementsQuery(asked: Movements, bindings: Bindings): string {
  const month = bindings.day(asked.month)
  const where = whereOf([
    `ledger.date >= date_trunc('month', ${month})`,
    `ledger.date < date_trunc('month', ${month}) + interval 1 month`,
    bindings.among('ledger.category', asked.category),
    inSlice(asked, bindings),
  ])
  return `select ledger.customer_id, coalesce(any_value(customers.customer_name), ledger.customer_id) as customer_name,
      any_value(customers.segment) as segment, ledger.category,
      string_agg(distinct ledger.reason, ', ' order by ledger.reason) as reasons,
      cast(sum(ledger.amount_cents) as bigint) as amount_cents, min(ledger.date) as first_date, max(ledger.date) as last_date
    from marts.fct_mrr_movements as ledger ${named} ${where}
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
