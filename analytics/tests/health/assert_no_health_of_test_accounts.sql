select
    health_days.customer_id,
    health_days.date
from {{ ref('customer_health_daily') }} as health_days
inner join {{ ref('dim_customer_current') }} as customers
    on health_days.customer_id = customers.customer_id
where customers.is_test
