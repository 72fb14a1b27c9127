{{ config(materialized='ephemeral', tags=['pay'], meta={'owner': 'ops'}) }}
select id as payment_id, order_id, {{ money.cents('amount', 3) }} as amount
from {{ source('raw', 'payments') }}
