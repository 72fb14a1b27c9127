with

ticket_days as (
    select * from {{ ref('fact_support_ticket_daily') }}
),

tickets as (
    select * from {{ ref('fct_tickets') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

placed as (
    select
        ticket_days.date,
        coalesce(ticket_days.priority, 'none') as priority,
        coalesce(tickets.segment, 'unknown') as segment,
        ticket_days.source_system as source,
        ticket_days.is_open,
        ticket_days.was_open_today,
        ticket_days.is_critical,
        ticket_days.age_days
    from ticket_days
    inner join tickets
        on ticket_days.ticket_id = tickets.ticket_id
),

sliced as (
    select *, 'total' as dimension, 'all' as slice from placed
    {%- for dimension in ['priority', 'segment', 'source'] %}
    union all
    select *, '{{ dimension }}' as dimension, {{ dimension }} as slice from placed
    {%- endfor %}
),

counted as (
    select
        date,
        dimension,
        slice,
        count(*) filter (where age_days = 0) as opened,
        count(*) filter (where was_open_today and not is_open) as resolved,
        count(*) filter (where is_open) as backlog,
        count(*) filter (where is_open and is_critical) as critical_backlog,
        {{ value_at_share('age_days', '0.5', 'is_open') }} as backlog_p50_age_days,
        max(age_days) filter (where is_open) as oldest_age_days
    from sliced
    group by date, dimension, slice
),

slices as (
    select
        counted.dimension,
        counted.slice,
        min(counted.date) as first_date,
        max(bounds.as_of_date) as last_date
    from counted
    cross join bounds
    group by counted.dimension, counted.slice
),

slice_days as (
    {{ expand_days('slices', 'first_date', 'last_date') }}
),

final as (
    select
        slice_days.dimension,
        slice_days.slice,
        coalesce(counted.opened, 0) as opened,
        coalesce(counted.resolved, 0) as resolved,
        coalesce(counted.backlog, 0) as backlog,
        coalesce(counted.critical_backlog, 0) as critical_backlog,
        cast(counted.backlog_p50_age_days as bigint) as backlog_p50_age_days,
        cast(counted.oldest_age_days as bigint) as oldest_age_days,
        slice_days.date_day as date
    from slice_days
    left join counted
        on slice_days.dimension = counted.dimension
        and slice_days.slice = counted.slice
        and slice_days.date_day = counted.date
)

select * from final
