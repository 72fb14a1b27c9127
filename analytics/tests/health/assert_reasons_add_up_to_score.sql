with

health_days as (
    select * from {{ ref('customer_health_daily') }}
    where {{ is_tested('date', ref('customer_health_daily')) }}
),

reason_totals as (
    select
        customer_id,
        date,
        sum(points) as points,
        count(*) as reason_count
    from {{ ref('customer_health_reasons') }}
    where {{ is_tested('date', ref('customer_health_daily')) }}
    group by customer_id, date
)

select
    health_days.customer_id,
    health_days.date,
    health_days.health_score,
    reason_totals.points
from health_days
full outer join reason_totals
    on health_days.customer_id = reason_totals.customer_id
    and health_days.date = reason_totals.date
where
    health_days.customer_id is null
    or coalesce(reason_totals.points, 0) <> coalesce(100 - health_days.health_score, 0)
    or coalesce(reason_totals.reason_count, 0) <> health_days.reason_count
