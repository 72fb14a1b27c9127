-- Who pays on the reporting day is onboarding or active, nobody else is.
with

paying as (
    select distinct mrr_days.customer_id
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join {{ ref('int_calendar__bounds') }} as bounds
        on mrr_days.date = bounds.as_of_date
)

select customers.*
from {{ ref('dim_customer_current') }} as customers
left join paying
    on customers.customer_id = paying.customer_id
where (paying.customer_id is not null) != (customers.lifecycle_stage in ('onboarding', 'active'))
