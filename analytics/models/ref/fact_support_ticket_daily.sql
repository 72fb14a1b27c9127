with

ticket_days as (
    select * from {{ ref('int_ticket_days__stated') }}
),

sla_days as (
    select * from {{ ref('int_ticket_sla_days__decided') }}
),

tickets as (
    select * from {{ ref('int_tickets__unified') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system in ('zendesk', 'hubspot')
),

sla_states as (
    select
        ticket_id,
        date,
        max(case when metric = 'first_reply_time' then state end) as first_reply_state,
        max(case when metric = 'first_reply_time' then elapsed_seconds end) as first_reply_elapsed_seconds,
        max(case when metric = 'full_resolution_time' then state end) as full_resolution_state,
        max(case when metric = 'full_resolution_time' then elapsed_seconds end) as full_resolution_elapsed_seconds,
        count(*) filter (where is_decided_today and state = 'met' and metric = 'first_reply_time') as first_replies_kept,
        count(*) filter (where is_decided_today and state = 'breached' and metric = 'first_reply_time') as first_replies_broken,
        count(*) filter (where is_decided_today and state = 'met') as promises_kept,
        count(*) filter (where is_decided_today and state = 'breached') as promises_broken
    from sla_days
    group by ticket_id, date
),

final as (
    select
        ticket_days.ticket_id,
        source_customers.customer_id,
        tickets.source_system,
        ticket_days.organization_id,
        ticket_days.status,
        ticket_days.priority,
        sla_states.first_reply_state,
        sla_states.full_resolution_state,
        {{ days_between('cast(ticket_days.created_at as date)', 'ticket_days.date') }} as age_days,
        sla_states.first_reply_elapsed_seconds,
        sla_states.full_resolution_elapsed_seconds,
        coalesce(sla_states.first_replies_kept, 0) as first_replies_kept,
        coalesce(sla_states.first_replies_broken, 0) as first_replies_broken,
        coalesce(sla_states.promises_kept, 0) as promises_kept,
        coalesce(sla_states.promises_broken, 0) as promises_broken,
        not ticket_days.is_resolved as is_open,
        not ticket_days.is_resolved or cast(ticket_days.resolved_at as date) = ticket_days.date as was_open_today,
        coalesce(ticket_days.priority in ({{ quoted_list(health_policy().parameters.critical_priorities) }}), false)
            as is_critical,
        ticket_days.date
    from ticket_days
    inner join tickets
        on ticket_days.ticket_id = tickets.ticket_id
    left join source_customers
        on tickets.source_system = source_customers.source_system
        and ticket_days.organization_id = source_customers.source_id
    left join sla_states
        on ticket_days.ticket_id = sla_states.ticket_id
        and ticket_days.date = sla_states.date
)

select * from final
