with

first_days as (
    select
        customer_id,
        min(date) as first_date
    from {{ ref('fct_mrr_daily') }}
    group by customer_id
)

select customers.*
from {{ ref('dim_customer_current') }} as customers
left join first_days
    on customers.customer_id = first_days.customer_id
where customers.first_paid_date is distinct from first_days.first_date
