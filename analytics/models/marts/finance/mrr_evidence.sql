with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

plans as (
    select * from {{ ref('dim_plan') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

final as (
    select
        item_segments.customer_id,
        item_segments.stripe_customer_id,
        item_segments.subscription_id,
        item_segments.subscription_item_id,
        item_segments.price_id,
        item_segments.product_id,
        products.product_name,
        plans.plan_name,
        item_segments.currency,
        item_segments.status,
        item_segments.billing_interval,
        plans.interval_count,
        plans.tiers_mode,
        item_segments.coupon_ids,
        item_segments.exception_reason,
        item_segments.quantity,
        item_segments.billed_quantity,
        item_segments.amount_micros,
        item_segments.subscription_gross_micros,
        item_segments.percent_kept,
        item_segments.percent_scale,
        item_segments.amount_off_minor,
        item_segments.cycle_numerator,
        item_segments.cycle_denominator,
        item_segments.contracted_mrr_micros,
        item_segments.mrr_micros,
        item_segments.is_counted_status,
        item_segments.is_metered,
        item_segments.has_history,
        item_segments.valid_from_date,
        item_segments.valid_to_date,
        item_segments.subscription_recorded_from,
        item_segments.item_recorded_from
    from item_segments
    left join plans
        on item_segments.price_id = plans.plan_id
    left join products
        on item_segments.product_id = products.product_id
)

select * from final
