with

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

final as (
    select
        source_id as app_account_id,
        customer_id,
        cast(dense_rank() over (order by customer_id) as integer) as customer_no
    from source_customers
)

select * from final
