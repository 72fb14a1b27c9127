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

clocks as (
    {{ of_open_tickets(ref('int_ticket_clocks__opened')) }}
),

statuses as (
    {{ of_open_tickets(ref('int_ticket_statuses__resolved')) }}
),

ticket_schedules as (
    {{ of_open_tickets(ref('int_ticket_schedules__versioned')) }}
),

periods as (
    select * from {{ ref('int_business_periods__accumulated') }}
),

-- The requester waits while a ticket is new, open or on hold; agents work while it is new or open.
spans as (
    select
        ticket_id,
        metric,
        clock_number,
        true as is_running,
        ticket_fingerprint,
        started_at as starts_at,
        measured_at as ends_at
    from clocks
    where metric in ('first_reply_time', 'next_reply_time', 'full_resolution_time')
    union all
    select
        clocks.ticket_id,
        clocks.metric,
        clocks.clock_number,
        statuses.status in ('new', 'open')
            or (clocks.metric = 'requester_wait_time' and statuses.status = 'hold') as is_running,
        clocks.ticket_fingerprint,
        {{ greatest_of(['clocks.started_at', 'statuses.valid_from']) }} as starts_at,
        {{ least_of(['clocks.measured_at', 'statuses.valid_to']) }} as ends_at
    from clocks
    inner join statuses
        on clocks.ticket_id = statuses.ticket_id
        and clocks.measured_at > statuses.valid_from
        and (clocks.started_at < statuses.valid_to or statuses.valid_to is null)
    where clocks.metric in ('requester_wait_time', 'agent_work_time')
),

running_spans as (
    select * from spans
    where is_running
),

business_time as (
    {{ business_time('running_spans', ['ticket_id', 'metric', 'clock_number', 'starts_at'], 'starts_at', 'ends_at') }}
),

final as (
    select
        spans.ticket_id,
        spans.metric,
        spans.clock_number,
        spans.is_running,
        {{ seconds_between('spans.starts_at', 'spans.ends_at') }} as calendar_seconds,
        cast(business_time.business_seconds as bigint) as business_seconds,
        spans.ticket_fingerprint,
        spans.starts_at,
        spans.ends_at
    from spans
    left join business_time
        on spans.ticket_id = business_time.ticket_id
        and spans.metric = business_time.metric
        and spans.clock_number = business_time.clock_number
        and spans.starts_at = business_time.starts_at
)

select * from final
