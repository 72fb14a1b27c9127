with

tickets as (
    select * from {{ ref('int_tickets__replied') }}
),

statuses as (
    select * from {{ ref('int_ticket_statuses__resolved') }}
),

priorities as (
    select * from {{ ref('int_ticket_fields__versioned') }}
    where field_name = 'priority'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A ticket has a row on every day until it is resolved for good.
last_days as (
    select
        tickets.ticket_id,
        least(
            max(bounds.as_of_date),
            max(case
                when statuses.valid_to is null and statuses.is_resolved then cast(statuses.resolved_at as date)
                when statuses.valid_to is null then bounds.as_of_date
            end)
        ) as last_date
    from tickets
    inner join statuses
        on tickets.ticket_id = statuses.ticket_id
    cross join bounds
    group by tickets.ticket_id
),

ticket_days as (
    select
        tickets.ticket_id,
        tickets.organization_id,
        tickets.created_at,
        tickets.first_reply_at,
        cast(days.day as date) as date,
        days.day + interval 1 day as day_ends_at
    from tickets
    inner join last_days
        on tickets.ticket_id = last_days.ticket_id
    cross join lateral (
        select unnest(generate_series(
            cast(cast(tickets.created_at as date) as timestamp),
            cast(last_days.last_date as timestamp),
            interval 1 day
        )) as day
    ) as days
),

final as (
    select
        ticket_days.ticket_id,
        ticket_days.organization_id,
        statuses.status,
        priorities.field_value as priority,
        statuses.is_resolved,
        statuses.is_observed as is_status_observed,
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
        and (ticket_days.day_ends_at <= statuses.valid_to or statuses.valid_to is null)
    left join priorities
        on ticket_days.ticket_id = priorities.ticket_id
        and ticket_days.day_ends_at > priorities.valid_from
        and (ticket_days.day_ends_at <= priorities.valid_to or priorities.valid_to is null)
)

select * from final
