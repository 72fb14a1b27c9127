{%- set window_days = health_policy().parameters.activity_window_days -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__counted') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        usage_days.customer_id,
        usage_days.product,
        usage_days.feature,
        count(distinct usage_days.user_id) as active_users_28d,
        sum(usage_days.event_count) as events_28d
    from usage_days
    inner join bounds
        on usage_days.event_date > bounds.as_of_date - {{ window_days }}
        and usage_days.known_date <= bounds.as_of_date
    where usage_days.feature is not null
    group by usage_days.customer_id, usage_days.product, usage_days.feature
)

select * from final
