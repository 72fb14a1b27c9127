-- The last day of the daily table, counted once more without any running sum.
with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

recounted as (
    select
        usage_days.customer_id,
        usage_days.product,
        count(distinct usage_days.user_id) filter (where usage_days.event_date = bounds.as_of_date) as active_users_1d,
        count(distinct usage_days.user_id) filter (where usage_days.event_date > {{ days_back('bounds.as_of_date', 7) }})
            as active_users_7d,
        count(distinct usage_days.user_id) filter (where usage_days.event_date > {{ days_back('bounds.as_of_date', 28) }})
            as active_users_28d,
        coalesce(sum(usage_days.units) filter (where usage_days.event_date > {{ days_back('bounds.as_of_date', 28) }}), 0) as units_28d,
        coalesce(sum(usage_days.units) filter (where usage_days.event_date <= {{ days_back('bounds.as_of_date', 28) }}), 0)
            as units_previous_28d
    from {{ ref('int_usage_events__named') }} as usage_days
    inner join bounds
        on usage_days.known_date <= bounds.as_of_date
        and usage_days.event_date > {{ days_back('bounds.as_of_date', 56) }}
    group by usage_days.customer_id, usage_days.product
),

published as (
    select usage_health.*
    from {{ ref('fact_usage_health_daily') }} as usage_health
    inner join bounds
        on usage_health.date = bounds.as_of_date
)

select
    recounted.customer_id,
    recounted.product
from recounted
left join published
    on recounted.customer_id = published.customer_id
    and recounted.product = published.product
where
    published.customer_id is null
    or recounted.active_users_1d <> published.active_users_1d
    or recounted.active_users_7d <> published.active_users_7d
    or recounted.active_users_28d <> published.active_users_28d
    or recounted.units_28d <> published.units_28d
    or recounted.units_previous_28d <> published.units_previous_28d
