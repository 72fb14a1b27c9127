select order_id, status, amount_cents from {{ ref('stg_orders') }}
