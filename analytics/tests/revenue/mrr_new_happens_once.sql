-- A customer is new on one day only; coming back later is a reactivation.
select
    customer_id,
    count(distinct date) as new_days
from {{ ref('fct_mrr_movements') }}
where category = 'new'
group by customer_id
having count(distinct date) > 1
