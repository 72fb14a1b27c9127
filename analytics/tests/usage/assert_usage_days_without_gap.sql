select
    customer_id,
    product,
    date
from {{ ref('fact_usage_health_daily') }}
qualify date <> lag(date) over (partition by customer_id, product order by date) + 1
