import { sqlDay, sqlText } from '../../../app/address.ts'

export interface CohortAsked {
  /** The first day of the month or quarter of the cohort. */
  readonly start: string
  readonly grain: 'quarter' | 'month'
  readonly offset: number
  readonly segment: string | undefined
}

/** The customers of a cohort, what each paid on its first day, and what is kept of it at the rates of that day. */
export function cohortRows({ start, grain, offset, segment }: CohortAsked): string {
  const ofSegment =
    segment === undefined ? '' : `\n    and coalesce(segment, 'unknown') = ${sqlText(segment)}`
  const keptOn =
    offset === 0
      ? 'first_paid_date'
      : `least(last_day(date_trunc('month', first_paid_date) + interval ${offset} month), as_of_date)`
  return `with members as (
  select customer_id, customer_name, first_paid_date, ${keptOn} as kept_on
  from entities.entity_customers
  where date_trunc('${grain}', first_paid_date) = ${sqlDay(start)}${ofSegment}
),
rates as (
  select distinct currency, date, rate_micros from marts.fct_mrr_daily
  where date in (select first_paid_date from members)
)
select members.customer_id, customer_name, first_paid_date, kept_on,
  round(sum(ledger.mrr_cents) filter (where ledger.date = first_paid_date) / 100, 2) as starting_mrr,
  coalesce(round(sum(ledger.mrr_cents * rates.rate_micros / ledger.rate_micros) filter (where ledger.date = kept_on) / 100, 2), 0) as kept_mrr
from members
join marts.fct_mrr_daily as ledger
  on ledger.customer_id = members.customer_id and ledger.date in (first_paid_date, kept_on)
left join rates on rates.currency = ledger.currency and rates.date = first_paid_date
group by all
order by kept_mrr - starting_mrr, customer_name`
}
