-- What a customer does on a day has one category, whatever its products did; the exchange rate comes on top.
select
    customer_id,
    date
from {{ ref('fct_mrr_movements') }}
where category != 'fx'
group by customer_id, date
having count(distinct category) > 1
