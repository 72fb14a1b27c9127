import { type Distribution, SEGMENT_NAME } from './distribution.ts'

export const MONEY: readonly Distribution[] = [
  {
    id: 'mrr-by-segment',
    topic: 'Revenue',
    title: 'MRR of a customer',
    caption:
      'Share of each segment’s customers by what they pay in the last month; each step doubles the amount.',
    unit: 'percent',
    shape: 'lines',
    sql: `
    with latest as (
      select segment, greatest(0, least(11, floor(log2(mrr / 12.5))))::integer as step
      from customer_month where month = (select max(month) from customer_month)
    ),
    segments as (select segment, count(*) as customers from latest group by all),
    steps as (select unnest(range(0, 12))::integer as step)
    select
      '$' || case when step < 7 then (12.5 * 2 ** step)::integer::varchar else round(12.5 * 2 ** step / 1000, 1)::varchar || 'k' end as category,
      step as place, ${SEGMENT_NAME} as series, count(latest.step) / any_value(customers) as value
    from steps cross join segments left join latest using (step, segment)
    group by step, segment`,
  },
  {
    id: 'mrr-by-month',
    topic: 'Revenue',
    title: 'MRR by month',
    caption: 'MRR at the end of each month by segment.',
    unit: 'dollars',
    shape: 'lines',
    sql: `
    select strftime(month, '%Y-%m') as category, date_diff('month', date '2000-01-01', month) as place,
      ${SEGMENT_NAME} as series, sum(mrr) as value
    from customer_month group by month, segment`,
  },
  {
    id: 'customers-kept',
    topic: 'Retention',
    title: 'Customers that still pay',
    caption: 'Share of the customers of a segment that pay so many months after the first.',
    unit: 'percent',
    shape: 'lines',
    sql: `
    with first as (select company_id, segment, min(month) as began from customer_month group by all),
    age as (select unnest(range(0, 25)) as months)
    select months::varchar as category, months as place, ${SEGMENT_NAME} as series, count(paid.month) / count(*) as value
    from first
    cross join age
    left join (select company_id, month from customer_month) as paid
      on paid.company_id = first.company_id and paid.month = first.began + to_months(months::integer)
    where first.began + to_months(months::integer) <= (select max(month) from customer_month)
    group by months, segment
    having count(*) >= 30`,
  },
  {
    id: 'cohorts',
    topic: 'Retention',
    title: 'Customers that still pay, by when they came',
    caption: 'The same for all segments together, by the half year of the first payment.',
    unit: 'percent',
    shape: 'lines',
    sql: `
    with first as (select company_id, min(month) as began from customer_month group by all),
    cohort as (
      select *, year(began) || if(month(began) < 7, ', first half', ', second half') as name from first
    ),
    complete as (
      select name, date_diff('month', max(began), (select max(month) from customer_month)) as months from cohort group by name
    ),
    age as (select unnest(range(0, 25)) as months)
    select age.months::varchar as category, age.months as place, name as series, count(paid.month) / count(*) as value
    from cohort
    inner join complete using (name)
    inner join age on age.months <= complete.months
    left join customer_month as paid on paid.company_id = cohort.company_id and paid.month = cohort.began + to_months(age.months::integer)
    where complete.months >= 6
    group by age.months, name`,
  },
  {
    id: 'churn-drivers',
    topic: 'Retention',
    title: 'Why customers leave',
    caption: 'Share of the lost customers by what made them leave.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    select
      case churn_driver when 'usage' then 'falling use' when 'support' then 'bad support' when 'champion' then 'champion left'
        when 'price' then 'price' else 'unpaid invoices' end as category,
      -count(*) as place, 'customers' as series, count(*) / sum(count(*)) over () as value
    from customer where churned_on is not null group by churn_driver`,
  },
  {
    id: 'payback',
    topic: 'Marketing',
    title: 'Months until advertising has paid for itself',
    caption:
      'Advertising of a quarter, divided by 80 % of the first MRR of the customers it won. Spending before the first is not counted.',
    unit: 'months',
    shape: 'bars',
    figure: 'cac_payback',
    sql: `
    with spend as (
      select date::date as day, cost_micros / 1000000 as dollars from raw_google_ads.account_stats
      union all
      select date::date, spend from raw_meta_ads.basic_ad
      union all
      select day::date, cost_in_usd from raw_linkedin_ads.ad_analytics_by_campaign
    ),
    quarter as (select date_trunc('quarter', day) as began, sum(dollars) as dollars from spend group by all),
    won as (
      select date_trunc('quarter', acquired_on) as began, sum(first.mrr) as mrr
      from customer
      inner join (select company_id, arg_min(mrr, month) as mrr from customer_month group by all) as first using (company_id)
      where acquisition_channel in ('paid_search', 'paid_social') group by all
    )
    select year(began) || ' Q' || quarter(began) as category, year(began) * 4 + quarter(began) as place,
      'months' as series, dollars / (0.8 * won.mrr) as value
    from quarter inner join won using (began)
    where began + interval 3 month <= (select max(month) from customer_month) + interval 1 month`,
  },
]
