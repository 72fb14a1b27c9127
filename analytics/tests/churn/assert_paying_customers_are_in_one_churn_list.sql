with

listed as (
    select customer_id from {{ ref('churn_risk_view') }}
    union all
    select customer_id from {{ ref('known_cancellations') }}
),

paying as (
    select customer_id from {{ ref('customer_health_scores') }}
    where is_paying
)

select coalesce(paying.customer_id, listed.customer_id) as customer_id
from paying
full outer join listed
    on paying.customer_id = listed.customer_id
group by coalesce(paying.customer_id, listed.customer_id)
having count(paying.customer_id) <> 1 or count(listed.customer_id) <> 1
