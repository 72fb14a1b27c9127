with source as (
    select * from {{ ref('raw_orders') }}
)

select
    id as order_id,
    customer_id,
    ordered_at,
    {{ money.cents('amount') }} as amount,
    {{ list_columns(['status', 'id'], prefix='') }}
from source
where 1 = 1 {# a comment #}
