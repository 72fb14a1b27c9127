{{ config(materialized='table', contract={'enforced': true}) }}
select customer_id::integer as customer_id, count(*)::integer as orders
from {{ ref('orders') }}
group by 1
