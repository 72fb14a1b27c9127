with

prices as (
    select * from {{ ref('int_revenue__prices') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

final as (
    select
        prices.price_id as plan_id,
        prices.product_id,
        prices.price_name as plan_name,
        prices.lookup_key as plan_code,
        products.product,
        products.tier,
        prices.currency,
        prices.billing_interval,
        prices.usage_type,
        prices.tiers_mode,
        prices.interval_count,
        products.tier_rank,
        prices.unit_amount_micros,
        {{ normalize_to_mrr(whole_quotient('prices.unit_amount_micros', '1000000'), 'prices.billing_interval', 'prices.interval_count') }} as unit_mrr_minor,
        prices.is_recurring,
        prices.is_metered
    from prices
    inner join products
        on prices.product_id = products.product_id
)

select * from final
