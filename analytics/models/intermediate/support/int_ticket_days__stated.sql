{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_tickets() }}'
) }}

with

open_tickets as (
    {{ open_tickets() }}
),

tickets as (
    {{ of_open_tickets(ref('int_tickets__replied')) }}
),

statuses as (
    {{ of_open_tickets(ref('int_ticket_statuses__resolved')) }}
),

priorities as (
    {{ of_open_tickets(ref('int_ticket_fields__versioned'), condition="field_name = 'priority'") }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A ticket has a row on every day until it is resolved for good.
last_statuses as (
    select
        ticket_id,
        case when is_resolved then cast(resolved_at as date) end as resolved_date
    from statuses
    where valid_to is null
),

lifetimes as (
    select
        tickets.ticket_id,
        tickets.organization_id,
        tickets.created_at,
        tickets.first_reply_at,
        cast(tickets.created_at as date) as first_date,
        least(bounds.as_of_date, coalesce(last_statuses.resolved_date, bounds.as_of_date)) as last_date
    from tickets
    inner join last_statuses
        on tickets.ticket_id = last_statuses.ticket_id
    cross join bounds
),

expanded as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

ticket_days as (
    select
        ticket_id,
        organization_id,
        created_at,
        first_reply_at,
        date_day as date,
        cast({{ days_after('date_day', 1) }} as timestamp) as day_ends_at
    from expanded
),

final as (
    select
        ticket_days.ticket_id,
        ticket_days.organization_id,
        statuses.status,
        priorities.field_value as priority,
        statuses.is_resolved,
        statuses.is_observed as is_status_observed,
        statuses.ticket_fingerprint,
        ticket_days.date,
        ticket_days.created_at,
        case when ticket_days.first_reply_at < ticket_days.day_ends_at then ticket_days.first_reply_at end
            as first_reply_at,
        statuses.resolved_at,
        ticket_days.day_ends_at
    from ticket_days
    inner join statuses
        on ticket_days.ticket_id = statuses.ticket_id
        and ticket_days.day_ends_at > statuses.valid_from
        and ticket_days.day_ends_at <= coalesce(statuses.valid_to, {{ open_end_day() }})
    left join priorities
        on ticket_days.ticket_id = priorities.ticket_id
        and ticket_days.day_ends_at > priorities.valid_from
        and ticket_days.day_ends_at <= coalesce(priorities.valid_to, {{ open_end_day() }})
)

select * from final
