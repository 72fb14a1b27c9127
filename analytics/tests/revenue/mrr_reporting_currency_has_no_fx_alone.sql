-- A customer that only ever paid in the reporting currency has no exchange rate effect.
with

foreign_customers as (
    select distinct customer_id
    from {{ ref('fct_mrr_daily') }}
    where currency != '{{ var('reporting_currency') }}'
)

select movements.*
from {{ ref('fct_mrr_movements') }} as movements
left join foreign_customers
    on movements.customer_id = foreign_customers.customer_id
where movements.category = 'fx' and foreign_customers.customer_id is null
