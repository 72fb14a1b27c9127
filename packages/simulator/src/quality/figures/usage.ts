import { ratios } from './observations.ts'

/** How regularly people use the product. Of the last three whole months: the events are many. */
export const USAGE = [
  ratios(`
  with last_day as (select max(month) as month from customer_month),
  event as (
    select company_id, user_id, occurred_at::timestamp + to_hours(customer.utc_offset) as local_at
    from raw_app.usage_events
    inner join account_company using (account_id)
    inner join customer using (company_id)
    where occurred_at >= (select month from last_day) - interval 3 month
      and occurred_at < (select month from last_day)
  ),
  day as (
    select company_id, user_id, local_at::date as day, count(*) as events,
      count(*) filter (where hour(local_at) between 7 and 18) as in_hours
    from event group by all
  ),
  month as (
    select company_id, date_trunc('month', day) as month,
      count(*) / day(last_day(any_value(day))) as daily, count(distinct user_id) as monthly
    from day group by all
  )
  select 'dau_over_mau' as figure, company_id as cluster, daily as numerator, monthly as denominator from month
  union all
  select 'use_on_weekends', company_id, if(isodow(day) > 5, 1, 0), 1 from day
  union all
  select 'use_in_office_hours', company_id, in_hours, events from day`),
]
