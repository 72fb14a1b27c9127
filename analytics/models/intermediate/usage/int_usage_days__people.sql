with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        usage_events.customer_no,
        usage_events.user_no,
        cast(sum(usage_events.units) as bigint) as units,
        cast(count(*) as integer) as event_count,
        cast(case
            when usage_events.user_no is not null then count(*) - count(usage_events.seconds_since_previous)
            else 0
        end as integer) as session_count,
        cast(coalesce(sum(usage_events.seconds_since_previous), 0) as integer) as session_seconds,
        usage_events.event_date
    from usage_events
    inner join bounds
        on usage_events.known_date <= bounds.as_of_date
    group by usage_events.customer_no, usage_events.user_no, usage_events.event_date
)

select * from final
