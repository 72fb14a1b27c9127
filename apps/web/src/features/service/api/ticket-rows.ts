import { sqlDay, sqlText } from '../../../app/address.ts'

const clockNames = ['first_reply', 'next_reply', 'requester_wait', 'agent_work', 'full_resolution'] as const
const columnNames: Readonly<Record<string, string>> = { source: 'source_system' }
const unknown: Readonly<Record<string, string>> = { priority: 'none' }

interface ClockAsked {
  /** As adherence names it: first_reply_time. */
  readonly metric: string
  readonly month: string
  readonly state?: 'met' | 'breached' | 'running'
  readonly dimension?: string
  readonly slice?: string
}

/** The tickets whose clock counts in a month; of every state where none is asked for. */
export function clockedTickets({ metric, month, state, dimension, slice }: ClockAsked): string {
  const clock = clockNames.find((name) => metric.startsWith(name)) ?? 'first_reply'
  const ofState = state === undefined ? `${clock}_state is not null` : `${clock}_state = ${sqlText(state)}`
  const ofSlice =
    dimension === undefined || slice === undefined
      ? ''
      : `\n  and coalesce(tickets.${columnNames[dimension] ?? dimension}, ${sqlText(unknown[dimension] ?? 'unknown')}) = ${sqlText(slice)}`
  return `select customer_id, customer_name, ticket_id, source_system, subject, priority, status, ${clock}_state as promise,
  ${clock}_elapsed_seconds as elapsed_seconds, ${clock}_target_seconds as target_seconds, created_at
from marts.fct_tickets as tickets
left join entities.entity_customers using (customer_id)
where ${ofState}
  and date_trunc('month', created_at) = ${sqlDay(month)}${ofSlice}
order by promise, elapsed_seconds desc nulls last`
}

/** The tickets that were open at the end of a day. */
export const waitingTickets = (date: string, onlyCritical: boolean): string =>
  `select days.customer_id, customer_name, days.ticket_id, subject, days.priority, days.age_days, tickets.created_at
from ref.fact_support_ticket_daily as days
join marts.fct_tickets as tickets on tickets.ticket_id = days.ticket_id
left join entities.entity_customers as customers on customers.customer_id = days.customer_id
where days.date = ${sqlDay(date)} and days.is_open${onlyCritical ? ' and days.is_critical' : ''}
order by days.age_days desc`

/** The tickets of a month by what customers said of them; those that were not rated, too, where all are asked for. */
export const ratedTickets = (month: string, onlyRated: boolean): string =>
  `select customer_id, customer_name, ticket_id, subject, satisfaction_score, rated_at, resolved_at
from marts.fct_tickets
left join entities.entity_customers using (customer_id)
where date_trunc('month', coalesce(rated_at, resolved_at)) = ${sqlDay(month)}${onlyRated ? '\n  and satisfaction_score is not null' : ''}
order by satisfaction_score nulls last, rated_at desc`

/** One ticket with all of its clocks. */
export const ticketRow = (ticketId: string): string =>
  `select * from marts.fct_tickets where ticket_id = ${sqlText(ticketId)}`
