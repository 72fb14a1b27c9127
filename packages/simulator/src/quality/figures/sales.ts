import { medians, ratios } from './observations.ts'

const CLOSED = `closed as (
    select distinct on (opportunity.id) opportunity.*, company.segment, company.company_id
    from raw_salesforce.opportunity
    inner join truth.company_record
      on company_record.source_system = 'salesforce' and company_record.source_id = opportunity.account_id
    inner join truth.company using (company_id)
    where is_closed
  )`

/** What becomes of opportunities, and how long it takes. */
export const SALES = [
  ratios(`
  with ${CLOSED}
  select 'win_rate' as figure, company_id as cluster, is_won::integer as numerator, 1 as denominator from closed
  union all
  select 'win_rate_new_business', company_id, is_won::integer, 1 from closed where type = 'New Business'
  union all
  select 'win_rate_by_amount', company_id, if(is_won, amount, 0), amount from closed`),
  medians(`
  with ${CLOSED}
  select 'sales_cycle_' || segment as figure, company_id as cluster,
    date_diff('day', created_date::date, close_date::date) as value
  from closed where is_won and type = 'New Business'`),
]
