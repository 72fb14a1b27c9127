with

people_days as (
    select * from {{ ref('int_usage_days__people') }}
    where user_no is not null
),

final as (
    select
        user_no,
        cast(bit_count(bit_or(1 << (extract('isodow' from event_date) - 1))) as integer) as active_days,
        cast(sum(event_count) as integer) as events,
        cast(sum(session_count) as integer) as sessions,
        cast(sum(session_seconds) as integer) as active_seconds,
        min(event_date) as first_active_date,
        max(event_date) as last_active_date,
        {{ period_of('event_date', 'week') }} as week
    from people_days
    group by user_no, {{ period_of('event_date', 'week') }}
)

select * from final
