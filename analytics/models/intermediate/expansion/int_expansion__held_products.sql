with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

plan_catalog as (
    select * from {{ ref('plan_catalog') }}
),

monthly_prices as (
    select
        product,
        product_line_name,
        tier,
        tier_rank,
        max(seat_price_usd_cents) as seat_price_cents
    from plan_catalog
    where billing_interval = 'month' and interval_count = 1
    group by product, product_line_name, tier, tier_rank
),

-- The best tier held of a product line, and all that is paid for it.
held as (
    select
        mrr_days.customer_id,
        products.product,
        max(products.tier_rank) as tier_rank,
        cast(sum(mrr_days.mrr_cents) as bigint) as mrr_cents,
        mrr_days.date
    from mrr_days
    inner join paying_days
        on mrr_days.customer_id = paying_days.customer_id
        and mrr_days.date = paying_days.date
    inner join products
        on mrr_days.product_id = products.product_id
    where mrr_days.mrr_cents > 0
    group by mrr_days.customer_id, products.product, mrr_days.date
),

final as (
    select
        held.customer_id,
        held.product,
        coalesce(current_prices.product_line_name, held.product) as product_line_name,
        next_prices.tier as next_tier,
        held.mrr_cents,
        cast(round(
            cast(held.mrr_cents * (next_prices.seat_price_cents - current_prices.seat_price_cents) as double precision)
            / nullif(current_prices.seat_price_cents, 0)
        ) as bigint) as next_tier_uplift_cents,
        held.date
    from held
    left join monthly_prices as current_prices
        on held.product = current_prices.product
        and held.tier_rank = current_prices.tier_rank
    left join monthly_prices as next_prices
        on held.product = next_prices.product
        and held.tier_rank + 1 = next_prices.tier_rank
)

select * from final
