import { sqlDay, sqlText } from '../../../app/address.ts'

const columns = `opportunity_id, opportunity_name, customer_id, customer_name, stage_name, outcome,
  amount_cents / 100 as amount`
const deals = `marts.fct_opportunities
left join (select customer_id, customer_name from entities.entity_customers) using (customer_id)`
const MONTHS = 12

const closedIn = (month: string): string =>
  `closed_date >= ${sqlDay(month)} - interval ${MONTHS - 1} month and closed_date < ${sqlDay(month)} + interval 1 month`

/** The deals that were decided in the year to the end of a month. */
export const decidedDeals = (month: string): string =>
  `select ${columns}, cycle_days, closed_date
from ${deals}
where is_closed and ${closedIn(month)}
order by is_won desc, amount_cents desc nulls last`

/** The deals that velocity is worked out from: those won or lost in the year, and those open at its end. */
export const velocityDeals = (month: string): string =>
  `select ${columns}, cycle_days, created_date, closed_date,
  case when is_closed and ${closedIn(month)} then outcome else 'open then' end as counted_as
from ${deals}
where (is_closed and ${closedIn(month)})
  or (created_date < ${sqlDay(month)} + interval 1 month
    and (closed_date >= ${sqlDay(month)} + interval 1 month or closed_date is null))
order by counted_as, amount_cents desc nulls last`

/** Open deals whose day has passed. */
export const overdueDeals = (): string =>
  `select ${columns}, close_date, owner_name
from ${deals}
where is_open and is_overdue
order by amount_cents desc nulls last`

interface StageAsked {
  readonly sourceSystem: string
  readonly pipelineName: string | null
  readonly stageName: string
}

/** The deals that entered a stage, and whether they went on. */
export const stageDeals = ({ sourceSystem, pipelineName, stageName }: StageAsked): string =>
  `with visits as (
  select *, max(stage_order) over (partition by opportunity_id order by visit_number
    rows between 1 following and unbounded following) as furthest_after
  from marts.fct_opportunity_stage_history
  where not is_closed
)
select opportunity_id, opportunity_name, deals.customer_id, customer_name, outcome, amount_cents / 100 as amount,
  bool_or(coalesce(furthest_after > visits.stage_order, false) or deals.is_won) as went_on,
  min(entered_at) as entered_at, sum(seconds_in_stage) as seconds_in_stage
from visits
join marts.fct_opportunities as deals using (opportunity_id)
left join entities.entity_customers as customers on customers.customer_id = deals.customer_id
where deals.source_system = ${sqlText(sourceSystem)} and visits.stage_name = ${sqlText(stageName)}
  and visits.pipeline_name ${pipelineName === null ? 'is null' : `= ${sqlText(pipelineName)}`}
group by all
order by went_on desc, amount desc nulls last`

/** What became of one deal, stage by stage. */
export const dealHistory = (opportunityId: string): string =>
  `select stage_name, next_stage_name, entered_at, left_at, close_date_changes, days_slipped, is_reentry, customer_id
from marts.fct_opportunity_stage_history
where opportunity_id = ${sqlText(opportunityId)}
order by visit_number`
