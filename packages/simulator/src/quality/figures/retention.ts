import { ratios } from './observations.ts'

/** What of a month's customers and revenue is there a month and a year later, and why the rest is not. */
export const RETENTION = [
  ratios(`
  select 'nrr_' || segment as figure, company_id as cluster, ended_with as numerator, began_with as denominator
  from customer_year
  union all
  select 'nrr', company_id, ended_with, began_with from customer_year
  union all
  select 'grr_' || segment, company_id, least(began_with, ended_with), began_with from customer_year
  union all
  select 'grr', company_id, least(began_with, ended_with), began_with from customer_year`),
  ratios(`
  select
    'logo_churn_' || month.segment as figure, month.company_id as cluster,
    if(later.company_id is null, 1, 0) as numerator, 1 as denominator
  from customer_month as month
  left join customer_month as later
    on later.company_id = month.company_id and later.month = month.month + interval 1 month
  where month.month < (select max(month) from customer_month)`),
  ratios(`
  with movement as (
    select company_id, max(if(category = 'churn', 1, 0)) as left_once, max(if(category = 'reactivation', 1, 0)) as returned
    from truth.mrr_movement group by all
  ),
  driver as (select unnest(['usage', 'support', 'champion', 'price', 'delinquency']) as name)
  select 'reactivation' as figure, company_id as cluster, returned as numerator, 1 as denominator
  from movement where left_once = 1
  union all
  select 'churn_by_' || driver.name, company_id, if(churn_driver = driver.name, 1, 0), 1
  from customer cross join driver where churned_on is not null`),
]
