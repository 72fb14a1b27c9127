-- Nothing counts on a day before it arrived: on the first day of a product no person and no unit is older than the day.
with

first_days as (
    select
        customer_id,
        product,
        min(known_date) as first_known_date
    from {{ ref('int_usage_events__named') }}
    group by customer_id, product
)

select usage_health.*
from {{ ref('fact_usage_health_daily') }} as usage_health
inner join first_days
    on usage_health.customer_id = first_days.customer_id
    and usage_health.product = first_days.product
where
    {{ is_tested('usage_health.date', ref('fact_usage_health_daily')) }}
    and usage_health.date < first_days.first_known_date
    and (usage_health.units_28d <> 0 or usage_health.active_users_28d <> 0 or usage_health.last_activity_date is not null)
