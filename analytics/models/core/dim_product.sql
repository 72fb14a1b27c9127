with

products as (
    select * from {{ ref('stg_stripe__product') }}
),

prices as (
    select * from {{ ref('int_revenue__prices') }}
),

plan_catalog as (
    select * from {{ ref('plan_catalog') }}
),

product_ids as (
    select product_id from products
    union
    select product_id from prices
),

-- A price's lookup key names the plan; a product without such a price is known by its name.
plans_by_price as (
    select
        prices.product_id,
        min(plan_catalog.plan_code) as plan_code
    from prices
    inner join plan_catalog
        on prices.lookup_key = plan_catalog.plan_code
    group by prices.product_id
),

plans_by_name as (
    select
        lower(product_line_name || ' ' || tier) as product_name,
        min(plan_code) as plan_code
    from plan_catalog
    group by lower(product_line_name || ' ' || tier)
),

final as (
    select
        product_ids.product_id,
        coalesce(products.product_name, product_ids.product_id) as product_name,
        coalesce(plan_catalog.product, lower(products.product_name), product_ids.product_id) as product,
        coalesce(plan_catalog.product_line_name, products.product_name, product_ids.product_id) as product_line_name,
        coalesce(plan_catalog.tier, 'unknown') as tier,
        coalesce(plan_catalog.tier_rank, 0) as tier_rank,
        coalesce(products.is_active, true) as is_active
    from product_ids
    left join products
        on product_ids.product_id = products.product_id
    left join plans_by_price
        on product_ids.product_id = plans_by_price.product_id
    left join plans_by_name
        on lower(products.product_name) = plans_by_name.product_name
    left join plan_catalog
        on coalesce(plans_by_price.plan_code, plans_by_name.plan_code) = plan_catalog.plan_code
)

select * from final
