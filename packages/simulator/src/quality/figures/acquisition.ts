import { medians, ratios } from './observations.ts'

/** How customers come: the season, the trial, the channel, and what they do before they sign up. */
export const ACQUISITION = [
  ratios(`
  with began as (select min(acquired_on) as day, from customer),
  trial as (
    select distinct id, customer_id from raw_stripe.subscription_history
    where trial_end is not null
      and trial_end < (select max(month) from customer_month) + interval 1 month
  ),
  converted as (select distinct id from raw_stripe.subscription_history where status = 'active')
  select
    'autumn_over_summer' as figure, company_id as cluster,
    if(month(acquired_on) in (9, 10, 11), 1 / 3, 0) as numerator, if(month(acquired_on) in (7, 8), 1 / 2, 0) as denominator
  from customer where acquired_on >= (select day from began) + interval 90 day
  union all
  select 'trial_conversion', customer_id, if(converted.id is null, 0, 1), 1
  from trial left join converted using (id)
  union all
  select 'paid_channels', company_id, if(acquisition_channel in ('paid_search', 'paid_social'), 1, 0), 1 from customer
  union all
  select 'touches_per_customer', company_id, count(*), 1
  from truth.touchpoint inner join customer using (company_id) group by company_id`),
  medians(`
  select 'days_from_first_touch' as figure, company_id as cluster,
    date_diff('day', min(occurred_at), any_value(acquired_on)) as value
  from truth.touchpoint inner join customer using (company_id)
  where acquired_on >= (select min(acquired_on) from customer) + interval 120 day
  group by company_id`),
]
