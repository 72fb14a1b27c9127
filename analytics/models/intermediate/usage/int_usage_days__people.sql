with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        usage_days.customer_no,
        usage_days.user_no,
        cast(sum(usage_days.units) as bigint) as units,
        cast(sum(usage_days.event_count) as integer) as event_count,
        cast(sum(usage_days.session_count) as integer) as session_count,
        cast(sum(usage_days.session_seconds) as integer) as session_seconds,
        usage_days.event_date
    from usage_days
    inner join bounds
        on usage_days.known_date <= bounds.as_of_date
    group by usage_days.customer_no, usage_days.user_no, usage_days.event_date
)

select * from final
