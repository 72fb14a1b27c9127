with

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

products as (
    select distinct product_no, product
    from {{ ref('int_usage__features') }}
),

entitlements as (
    select distinct customer_id, product
    from {{ ref('int_usage__entitlements') }}
),

-- A product that is only entitled to, and never used, has no number of its own.
numbered as (
    select
        accounts.customer_id,
        products.product,
        {{ usage_group('accounts.customer_no', 'products.product_no') }} as group_no
    from accounts
    cross join products
),

final as (
    select * from numbered
    union all
    select
        entitlements.customer_id,
        entitlements.product,
        -cast(row_number() over (order by entitlements.customer_id, entitlements.product) as integer) as group_no
    from entitlements
    left join numbered
        on entitlements.customer_id = numbered.customer_id
        and entitlements.product = numbered.product
    where numbered.group_no is null
)

select * from final
