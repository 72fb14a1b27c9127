with

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
    where not coalesce(is_test, false)
),

slices as (
    select
        accounts.customer_no,
        accounts.customer_id,
        'total' as dimension,
        'all' as slice
    from accounts
    inner join customers
        on accounts.customer_id = customers.customer_id
    union all
    select
        accounts.customer_no,
        accounts.customer_id,
        'segment' as dimension,
        coalesce(customers.segment, 'unknown') as slice
    from accounts
    inner join customers
        on accounts.customer_id = customers.customer_id
),

final as (
    select
        *,
        cast(dense_rank() over (order by dimension, slice) as integer) as slice_no
    from slices
)

select * from final
