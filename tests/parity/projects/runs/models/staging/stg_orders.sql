select
    id as order_id,
    customer_id,
    status,
    {{ as_cents('amount') }} as amount_cents,
    ordered_at
from {{ ref('raw_orders') }}
