with

sla_days as (
    select * from {{ ref('int_ticket_sla_days__decided') }}
    where is_latest
),

tickets as (
    select * from {{ ref('fct_tickets') }}
),

clocks as (
    select
        date_trunc('month', sla_days.started_at) as month,
        sla_days.metric,
        coalesce(sla_days.priority, 'none') as priority,
        coalesce(tickets.segment, 'unknown') as segment,
        sla_days.state,
        sla_days.elapsed_seconds,
        sla_days.is_stopped
    from sla_days
    inner join tickets
        on sla_days.ticket_id = tickets.ticket_id
),

sliced as (
    select *, 'total' as dimension, 'all' as slice from clocks
    union all
    select *, 'priority' as dimension, priority as slice from clocks
    union all
    select *, 'segment' as dimension, segment as slice from clocks
),

counted as (
    select
        cast(month as date) as month,
        metric,
        dimension,
        slice,
        count(*) filter (where state = 'met') as met,
        count(*) filter (where state = 'breached') as breached,
        count(*) filter (where state = 'running') as running,
        cast(quantile_disc(elapsed_seconds, 0.5) filter (where is_stopped) as bigint) as p50_seconds,
        cast(quantile_disc(elapsed_seconds, 0.9) filter (where is_stopped) as bigint) as p90_seconds
    from sliced
    group by month, metric, dimension, slice
),

-- A share without anything decided is unknown, not zero.
final as (
    select
        metric,
        dimension,
        slice,
        met,
        breached,
        running,
        {{ exact_ratio('met', '(met + breached)') }} as adherence,
        p50_seconds,
        p90_seconds,
        month
    from counted
)

select * from final
