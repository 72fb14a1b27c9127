import { COUNTRIES } from '../company/countries.ts'

const offsets = COUNTRIES.map(({ code, utcOffset }) => `('${code}', ${utcOffset})`).join(', ')

/** Tables that several figures read, made once for a connection on which `truth` and the extracts are visible. */
export const PREPARATION: readonly string[] = [
  `create temp table customer as
  select company.*, country_offset.hours as utc_offset
  from truth.company
  inner join (values ${offsets}) as country_offset (country, hours) on country_offset.country = company.country
  where not is_test and acquired_on is not null`,
  `create temp table customer_month as
  select company_id, segment, month, sum(mrr_reporting_cents) / 100 as mrr
  from truth.mrr_month
  inner join customer using (company_id)
  group by all
  having mrr > 0`,
  // At the rates of the beginning, so that currencies neither retain nor lose anything.
  `create temp table customer_year as
  with rate as (
    select month, currency, sum(mrr_reporting_cents) / 100 / sum(mrr_minor) as rate
    from truth.mrr_month group by all
  ),
  ended as (
    select mrr_month.company_id, rate.month, sum(mrr_month.mrr_minor * rate.rate) as mrr
    from truth.mrr_month
    inner join rate
      on rate.currency = mrr_month.currency and mrr_month.month = rate.month + interval 12 month
    group by all
  )
  select began.company_id, began.segment, began.month, began.mrr as began_with, coalesce(ended.mrr, 0) as ended_with
  from customer_month as began
  left join ended using (company_id, month)
  where began.month + interval 12 month <= (select max(month) from customer_month)`,
  `create temp table account_company as
  select source_id as account_id, company_id from truth.company_record where source_system = 'app'`,
]
