import { sqlDay, sqlText } from '../../../app/address.ts'

const OF_CUSTOMERS = `join entities.entity_customers as customers
  on customers.customer_id = usage.customer_id and not coalesce(customers.is_test, false)`

const inSegment = (segment: string | undefined): string =>
  segment === undefined ? '' : `\n  and coalesce(customers.segment, 'unknown') = ${sqlText(segment)}`

interface ActiveAsked {
  readonly date: string
  /** How many days to that one count. */
  readonly days: number
  readonly segment: string | undefined
}

/** The people who used something in the days to one day. */
export const activePeople = ({ date, days, segment }: ActiveAsked): string =>
  `select usage.user_id, people.user_name, usage.customer_id, customers.customer_name,
  count(distinct usage.date) as active_days, sum(usage.event_count) as events
from marts.fct_user_engagement_daily as usage
${OF_CUSTOMERS}
left join core.dim_user as people on people.user_id = usage.user_id
where usage.date > ${sqlDay(date)} - ${days} and usage.date <= ${sqlDay(date)} and usage.event_count > 0${inSegment(segment)}
group by all
order by events desc`

export type Lifecycle = 'current' | 'dormant' | 'new' | 'resurrected'

const is: Readonly<Record<Lifecycle, string>> = {
  new: `date_trunc('month', first_date) = this_month`,
  current: 'is_there and was_there',
  resurrected: `is_there and not was_there and date_trunc('month', first_date) < this_month`,
  dormant: 'was_there and not is_there',
}

/** The people who are at one place of the lifecycle in a month. */
export const lifecyclePeople = (month: string, place: Lifecycle): string =>
  `with people as (
  select usage.user_id, usage.customer_id, customers.customer_name, ${sqlDay(month)} as this_month, min(usage.date) as first_date,
    bool_or(date_trunc('month', usage.date) = ${sqlDay(month)}) as is_there,
    bool_or(date_trunc('month', usage.date) = ${sqlDay(month)} - interval 1 month) as was_there
  from marts.fct_user_engagement_daily as usage
  ${OF_CUSTOMERS}
  where usage.event_count > 0 and usage.date < ${sqlDay(month)} + interval 1 month
  group by all
)
select user_id, user_name, people.customer_id, customer_name, first_date
from people
left join core.dim_user using (user_id)
where ${is[place]}
order by customer_name, user_name`

interface CohortAsked {
  readonly month: string
  readonly firstDay: number
  readonly lastDay: number
}

/** The people who began in a month, and whether they came back in a bracket of days; who had not the time is left out. */
export const cohortPeople = ({ month, firstDay, lastDay }: CohortAsked): string =>
  `with starts as (
  select usage.user_id, usage.customer_id, customers.customer_name, min(usage.date) as first_date
  from marts.fct_user_engagement_daily as usage
  ${OF_CUSTOMERS}
  where usage.event_count > 0
  group by all
  having date_trunc('month', min(usage.date)) = ${sqlDay(month)}
    and min(usage.date) + ${lastDay} <= any_value(customers.as_of_date)
)
select starts.user_id, user_name, starts.customer_id, customer_name, first_date,
  bool_or(usage.date between first_date + ${firstDay} and first_date + ${lastDay}) as came_back
from starts
join marts.fct_user_engagement_daily as usage
  on usage.user_id = starts.user_id and usage.customer_id = starts.customer_id and usage.event_count > 0
left join core.dim_user as people on people.user_id = starts.user_id
group by all
order by came_back desc, customer_name`
