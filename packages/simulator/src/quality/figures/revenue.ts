import { medians, ratios } from './observations.ts'

/** What customers pay in the last month, and how it is spread. */
export const REVENUE = [
  medians(`
  select 'mrr_median_' || segment as figure, company_id as cluster, mrr as value
  from customer_month where month = (select max(month) from customer_month)`),
  ratios(`
  with latest as (
    select *, ntile(10) over (order by mrr desc) as tenth
    from customer_month where month = (select max(month) from customer_month)
  ),
  product as (
    select company_id, product, sum(amount_minor) as minor
    from truth.mrr_movement group by all having minor > 0
  ),
  products as (select company_id, count(distinct product) as products from product group by all),
  local as (
    select company_id as cluster, currency, mrr_reporting_cents as cents
    from truth.mrr_month where month = (select max(month) from customer_month)
  )
  select 'mrr_top_tenth' as figure, company_id as cluster, if(tenth = 1, mrr, 0) as numerator, mrr as denominator
  from latest
  union all
  select 'multi_product', company_id, if(products > 1, 1, 0), 1 from latest inner join products using (company_id)
  union all
  select 'mrr_foreign_currency', cluster, if(currency = 'USD', 0, cents), cents from local`),
]
