select
    customer_id,
    product,
    date
from (
    select
        customer_id,
        product,
        date,
        lag(date) over (partition by customer_id, product order by date) as previous_date
    from {{ ref('fact_usage_health_daily') }}
    where {{ is_tested('date', ref('fact_usage_health_daily')) }}
) as followed
where date <> {{ days_after('previous_date', 1) }}
