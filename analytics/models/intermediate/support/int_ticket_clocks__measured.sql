with

clocks as (
    select * from {{ ref('int_ticket_clocks__targeted') }}
),

ticket_schedules as (
    select * from {{ ref('int_ticket_schedules__versioned') }}
),

periods as (
    select * from {{ ref('int_business_periods__accumulated') }}
),

-- One piece per schedule that applied while the clock ran.
pieces as (
    select
        clocks.ticket_id,
        clocks.metric,
        clocks.is_stopped,
        clocks.measured_at,
        ticket_schedules.schedule_id,
        greatest(clocks.started_at, ticket_schedules.valid_from) as piece_starts_at,
        least(clocks.measured_at, ticket_schedules.valid_to) as piece_ends_at
    from clocks
    inner join ticket_schedules
        on clocks.ticket_id = ticket_schedules.ticket_id
        and (ticket_schedules.valid_from < clocks.measured_at or ticket_schedules.valid_from is null)
        and (ticket_schedules.valid_to > clocks.started_at or ticket_schedules.valid_to is null)
    where clocks.is_business_time
),

piece_ends as (
    select
        pieces.*,
        {{ business_seconds_at('pieces.piece_ends_at', 'periods') }} as seconds_at_end
    from pieces
    asof left join periods
        on pieces.schedule_id = periods.schedule_id
        and pieces.piece_ends_at >= periods.starts_at
),

piece_spans as (
    select
        piece_ends.ticket_id,
        piece_ends.metric,
        piece_ends.is_stopped,
        piece_ends.measured_at,
        piece_ends.seconds_at_end - {{ business_seconds_at('piece_ends.piece_starts_at', 'periods') }} as piece_seconds
    from piece_ends
    asof left join periods
        on piece_ends.schedule_id = periods.schedule_id
        and piece_ends.piece_starts_at >= periods.starts_at
    where piece_ends.schedule_id in (select known.schedule_id from periods as known)
),

business_time as (
    select
        ticket_id,
        metric,
        is_stopped,
        measured_at,
        sum(piece_seconds) as business_seconds
    from piece_spans
    group by ticket_id, metric, is_stopped, measured_at
),

elapsed as (
    select
        clocks.*,
        case
            when clocks.is_business_time then business_time.business_seconds
            else {{ seconds_between('clocks.started_at', 'clocks.measured_at') }}
        end as elapsed_seconds
    from clocks
    left join business_time
        on clocks.ticket_id = business_time.ticket_id
        and clocks.metric = business_time.metric
        and clocks.is_stopped = business_time.is_stopped
        and clocks.measured_at = business_time.measured_at
),

final as (
    select
        ticket_id,
        sla_policy_id,
        metric,
        priority,
        case
            when elapsed_seconds > target_seconds then 'breached'
            when is_stopped then 'met'
            else 'running'
        end as state,
        target_seconds,
        cast(elapsed_seconds as bigint) as elapsed_seconds,
        is_stopped,
        is_business_time,
        started_at,
        measured_at
    from elapsed
    where elapsed_seconds is not null
)

select * from final
