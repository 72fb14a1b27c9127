select
    paid_days.customer_id,
    paid_days.date
from {{ ref('int_billing__known_paid_days') }} as paid_days
inner join {{ ref('dim_customer_current') }} as customers
    on paid_days.customer_id = customers.customer_id
    and not coalesce(customers.is_test, false)
left join {{ ref('customer_health_daily') }} as health_days
    on paid_days.customer_id = health_days.customer_id
    and paid_days.date = health_days.date
where health_days.customer_id is null
