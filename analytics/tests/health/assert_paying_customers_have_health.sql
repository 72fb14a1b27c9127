with

health_days as (
    select customer_id, date
    from {{ ref('customer_health_daily') }}
    where {{ is_tested('date', ref('customer_health_daily')) }}
)

select
    paid_days.customer_id,
    paid_days.date
from {{ ref('int_billing__known_paid_days') }} as paid_days
inner join {{ ref('dim_customer_current') }} as customers
    on paid_days.customer_id = customers.customer_id
    and not coalesce(customers.is_test, false)
-- What is not known yet of a change is paid as before, also on days that are not reported on.
inner join {{ ref('int_calendar__bounds') }} as bounds
    on paid_days.date <= bounds.as_of_date
left join health_days
    on paid_days.customer_id = health_days.customer_id
    and paid_days.date = health_days.date
where
    health_days.customer_id is null
    and {{ is_tested('paid_days.date', ref('customer_health_daily')) }}
