import type { Difference } from './differences.ts'

/** Where deals of sales and the simulator's truth differ; empty is agreement. */
export const SALES_DIFFERENCES: readonly Difference[] = [
  {
    figure: 'every deal, its outcome, days, stages and amount',
    sql: `
      with shown as (
        select
          source_id as deal_id, opportunity_type, currency, amount_minor, outcome, created_at, closed_date,
          (select count(*) from published.marts.fct_opportunity_stage_history as visit where visit.opportunity_id = deal.opportunity_id) as stages
        from published.marts.fct_opportunities as deal
        where source_system = 'salesforce'
      ),
      expected as (
        select
          deal_id, replace(lower(type), ' ', '_') as opportunity_type, currency, annual_amount_minor as amount_minor,
          case when is_won then 'won' when closed_at is not null then 'lost' else 'open' end as outcome,
          created_at, closed_at::date as closed_date, stage_changes as stages
        from truth.truth.deal
      )
      select deal_id, shown, expected
      from shown
      full join expected using (deal_id)
      where shown is distinct from expected`,
  },
  {
    figure: 'won deals of every month, by count and amount in the reporting currency, and those still open',
    sql: `
      with expected as (
        select
          date_trunc('month', closed_at)::date as month, count(*) filter (where is_won) as won, count(*) filter (where not is_won) as lost
        from truth.truth.deal
        where closed_at is not null
        group by all
      ),
      shown as (
        select month, won_count as won, lost_count as lost
        from published.marts.win_rates
        where dimension = 'source_system' and slice = 'salesforce' and window_months = 1
      )
      select month::varchar as month, shown, expected
      from shown
      full join expected using (month)
      where shown is distinct from expected
        and month <= (select max(month) from published.marts.win_rates)
      union all
      select 'open', null, null
      where (select count(*) from truth.truth.deal where closed_at is null)
        <> (select sum(open_count) from published.marts.sales_pipeline where dimension = 'source_system' and slice = 'salesforce')`,
  },
  {
    figure: 'a customer that the CRM knows and that pays was won in a first deal, at what its plan is worth',
    sql: `
      with won as (
        select company_id, min(closed_at) as won_at
        from truth.truth.deal
        where is_won and type = 'New Business'
        group by company_id
      )
      select company_id, acquired_on, won_at
      from truth.truth.company
      inner join truth.truth.company_record using (company_id)
      left join won using (company_id)
      where source_system = 'salesforce' and not is_test and acquired_on is not null
        and (won_at is null or won_at::date > acquired_on)`,
  },
]
