import { medians, ratios } from './observations.ts'

const LOCAL_TICKETS = `arrived as (
    select distinct on (ticket.id)
      ticket.id, ticket.priority, company_id,
      (created_at::timestamp + to_hours(customer.utc_offset)) as local_at
    from raw_zendesk.ticket
    inner join truth.company_record
      on company_record.source_system = 'zendesk' and company_record.source_id = ticket.organization_id::varchar
    inner join customer using (company_id)
  )`

/** When customers ask for help, how soon they get it, and what they think of it. */
export const SUPPORT = [
  ratios(`
  with ${LOCAL_TICKETS},
  month as (select company_id, count(*) as months from customer_month group by all),
  ticket as (select company_id, count(*) as tickets from arrived group by all),
  sla as (select distinct ticket_id, metric, state from truth.ticket_sla where state <> 'running'),
  rating as (
    select distinct on (id) id, ticket_id, score from raw_zendesk.satisfaction_rating where score in ('good', 'bad')
  )
  select 'tickets_per_month' as figure, company_id as cluster, coalesce(tickets, 0) as numerator, months as denominator
  from month left join ticket using (company_id)
  union all
  select 'tickets_in_office_hours', company_id, if(hour(local_at) between 8 and 18 and isodow(local_at) < 6, 1, 0), 1
  from arrived
  union all
  select 'tickets_on_weekends', company_id, if(isodow(local_at) > 5, 1, 0), 1 from arrived
  union all
  select 'tickets_urgent', company_id, if(priority = 'urgent', 1, 0), 1 from arrived
  union all
  select 'sla_breaches_' || metric, ticket_id::varchar, if(state = 'breached', 1, 0), 1 from sla
  union all
  select 'satisfaction', ticket_id::varchar, if(score = 'good', 1, 0), 1 from rating`),
  medians(`
  select 'hours_to_' || metric as figure, ticket_id::varchar as cluster, elapsed_seconds / 3600 as value
  from truth.ticket_sla where state <> 'running'`),
]
