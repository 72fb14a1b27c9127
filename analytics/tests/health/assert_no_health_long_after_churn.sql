with

paid_days as (
    select
        customer_id,
        min(date) as first_paid_date,
        max(date) as last_paid_date
    from {{ ref('int_billing__known_paid_days') }}
    group by customer_id
)

select
    health_days.customer_id,
    health_days.date
from {{ ref('customer_health_daily') }} as health_days
inner join paid_days
    on health_days.customer_id = paid_days.customer_id
where
    {{ is_tested('health_days.date', ref('customer_health_daily')) }}
    and health_days.date > {{ days_after('paid_days.last_paid_date', health_policy().parameters.days_kept_after_churn) }}
