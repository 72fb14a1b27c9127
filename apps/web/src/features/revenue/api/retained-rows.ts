import { sqlDay, sqlText } from '../../../app/address.ts'

export interface RetainedAsked {
  readonly dimension: 'country' | 'plan_tier' | 'product'
  readonly slice: string
  readonly month: string
  readonly windowMonths: string
}

/** The customers behind a slice of retention, the greatest loss first. */
export function retainedRows(asked: RetainedAsked): string {
  return asked.dimension === 'product' ? productRows(asked) : customerRows(asked)
}

const order = 'order by kept_mrr - starting_mrr, customer_name'

/** A customer is of the tier that it paid most for when the window began. */
function customerRows({ dimension, slice, month, windowMonths }: RetainedAsked): string {
  const inSlice =
    dimension === 'country'
      ? `coalesce(country, 'unknown') = ${sqlText(slice)}`
      : `retention.customer_id in (
    select customer_id from (
      select customer_id, tier, row_number() over (
        partition by customer_id order by sum(mrr_cents) desc, max(tier_rank) desc, tier) as place
      from marts.fct_mrr_daily join core.dim_product using (product_id)
      where date = ${sqlDay(month)} - interval ${Number(windowMonths) - 1} month - interval 1 day
      group by customer_id, tier)
    where place = 1 and tier = ${sqlText(slice)})`
  return `select retention.customer_id, customer_name, starting_mrr_cents / 100 as starting_mrr,
  retained_mrr_cents / 100 as kept_mrr, gross_retained_mrr_cents / 100 as gross_kept_mrr, is_churned
from marts.fct_retention as retention
left join entities.entity_customers using (customer_id)
where window_months = ${windowMonths} and month = ${sqlDay(month)}
  and ${inSlice}
${order}`
}

/** Both days at the rate of the first. */
function productRows({ slice, month, windowMonths }: RetainedAsked): string {
  return `with days as (
  select ${sqlDay(month)} - interval ${Number(windowMonths) - 1} month - interval 1 day as started_on,
    least(last_day(${sqlDay(month)}), (select max(date) from marts.fct_mrr_daily)) as kept_on
),
rates as (
  select distinct currency, rate_micros from marts.fct_mrr_daily, days where date = started_on
)
select customer_id, customer_name,
  sum(ledger.mrr_cents) filter (where date = started_on) / 100 as starting_mrr,
  coalesce(round(sum(ledger.mrr_cents * rates.rate_micros / ledger.rate_micros) filter (where date = kept_on) / 100, 2), 0) as kept_mrr
from marts.fct_mrr_daily as ledger
cross join days
join core.dim_product using (product_id)
left join rates using (currency)
left join entities.entity_customers using (customer_id)
where date in (started_on, kept_on) and product = ${sqlText(slice)}
group by all
having starting_mrr > 0
${order}`
}
