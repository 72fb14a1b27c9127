with

timed as (
    select * from {{ ref('int_ticket_clocks__timed') }}
    where state is not null
),

tickets as (
    select * from {{ ref('fct_tickets') }}
),

clocks as (
    select
        cast(date_trunc('month', timed.started_at) as date) as month,
        timed.metric,
        coalesce(timed.priority, 'none') as priority,
        coalesce(tickets.segment, 'unknown') as segment,
        coalesce(tickets.channel, 'unknown') as channel,
        tickets.source_system as source,
        timed.state,
        timed.counted_seconds,
        timed.is_stopped
    from timed
    inner join tickets
        on timed.ticket_id = tickets.ticket_id
),

sliced as (
    select *, 'total' as dimension, 'all' as slice from clocks
    {%- for dimension in ['priority', 'segment', 'channel', 'source'] %}
    union all
    select *, '{{ dimension }}' as dimension, {{ dimension }} as slice from clocks
    {%- endfor %}
),

counted as (
    select
        month,
        metric,
        dimension,
        slice,
        count(*) filter (where state = 'met') as met,
        count(*) filter (where state = 'breached') as breached,
        count(*) filter (where state = 'running') as running,
        cast({{ value_at_share('counted_seconds', '0.5', 'is_stopped') }} as bigint) as p50_seconds,
        cast({{ value_at_share('counted_seconds', '0.9', 'is_stopped') }} as bigint) as p90_seconds
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
