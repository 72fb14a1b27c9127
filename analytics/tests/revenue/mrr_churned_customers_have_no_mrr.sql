-- On the day of a churn the customer has nothing left in the ledger.
select movements.*
from {{ ref('fct_mrr_movements') }} as movements
inner join {{ ref('fct_mrr_daily') }} as mrr_days
    on movements.customer_id = mrr_days.customer_id
    and movements.date = mrr_days.date
where movements.category = 'churn'
