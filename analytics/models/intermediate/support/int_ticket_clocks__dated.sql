{{ config(materialized='view') }}

with

ticket_days as (
    select * from {{ ref('int_ticket_days__stated') }}
),

first_reply_clocks as (
    select
        ticket_id,
        'first_reply_time' as metric,
        date,
        first_reply_at is not null as is_stopped,
        true as is_measurable,
        ticket_fingerprint,
        created_at as started_at,
        coalesce(first_reply_at, day_ends_at) as measured_at
    from ticket_days
),

-- When a ticket without history was resolved is not known, so its time to resolution is not either.
full_resolution_clocks as (
    select
        ticket_id,
        'full_resolution_time' as metric,
        date,
        is_resolved as is_stopped,
        is_status_observed or not is_resolved as is_measurable,
        ticket_fingerprint,
        created_at as started_at,
        case when is_resolved then resolved_at else day_ends_at end as measured_at
    from ticket_days
),

combined as (
    select * from first_reply_clocks
    union all
    select * from full_resolution_clocks
),

-- What was in force when the clock ran: the state just before a day's end, or at the moment it stopped.
final as (
    select
        ticket_id,
        metric,
        is_stopped,
        is_measurable,
        ticket_fingerprint,
        date,
        started_at,
        measured_at,
        case when is_stopped then measured_at else {{ moment_before('measured_at') }} end as in_force_at
    from combined
)

select * from final
