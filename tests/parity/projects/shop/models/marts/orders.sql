{{
  config(
    materialized='incremental',
    unique_key='order_id',
    on_schema_change='append_new_columns',
    incremental_strategy='delete+insert',
    pre_hook="select '{{ this }}' as before",
    post_hook=[{'sql': 'select 1 as after', 'transaction': false}],
    grants={'select': ['reader']} if target.name == 'prod' else {}
  )
}}
select
    orders.order_id,
    orders.customer_id,
    orders.ordered_at,
    coalesce(payments.amount, 0) as paid,
    '{{ var("currency") }}' as currency
from {{ ref('stg_orders') }} as orders
left join {{ ref('stg_payments') }} as payments on payments.order_id = orders.order_id
{% if is_incremental() %}
where orders.ordered_at > (select max(ordered_at) from {{ this }})
{% endif %}
