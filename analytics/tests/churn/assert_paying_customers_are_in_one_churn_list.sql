with

listed as (
    select customer_id from {{ ref('churn_risk_view') }}
    union all
    select customer_id from {{ ref('known_cancellations') }}
),

-- By what was known on the day, as risks are.
paying as (
    select health_days.customer_id
    from {{ ref('customer_health_daily') }} as health_days
    inner join {{ ref('int_calendar__bounds') }} as bounds
        on health_days.date = bounds.as_of_date
    where health_days.mrr_cents > 0
)

select coalesce(paying.customer_id, listed.customer_id) as customer_id
from paying
full outer join listed
    on paying.customer_id = listed.customer_id
group by coalesce(paying.customer_id, listed.customer_id)
having count(paying.customer_id) <> 1 or count(listed.customer_id) <> 1
