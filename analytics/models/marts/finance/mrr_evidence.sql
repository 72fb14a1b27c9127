with

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

discounts as (
    select * from {{ ref('int_revenue__discounts_in_force') }}
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
        discounts.coupon_ids,
        item_segments.exception_reason,
        item_segments.quantity,
        items.billed_quantity,
        item_segments.amount_micros,
        sum(items.gross_micros) over (
            partition by item_segments.subscription_id, item_segments.currency, item_segments.valid_from_date
        ) as subscription_gross_micros,
        coalesce(discounts.percent_kept, 10000) as percent_kept,
        coalesce(discounts.percent_scale, 10000) as percent_scale,
        coalesce(discounts.amount_off_minor, 0) as amount_off_minor,
        item_segments.cycle_numerator,
        item_segments.cycle_denominator,
        item_segments.contracted_mrr_micros,
        item_segments.mrr_micros,
        item_segments.is_counted_status,
        item_segments.is_metered,
        segments.has_history,
        item_segments.valid_from_date,
        item_segments.valid_to_date,
        segments.recorded_from as subscription_recorded_from,
        items.recorded_from as item_recorded_from
    from item_segments
    inner join segments
        on item_segments.subscription_id = segments.subscription_id
        and item_segments.valid_from_date = segments.valid_from_date
    inner join items
        on item_segments.subscription_item_id = items.subscription_item_id
        and item_segments.valid_from_date >= items.valid_from_date
        and item_segments.valid_from_date < items.valid_to_date
    left join discounts
        on item_segments.subscription_id = discounts.subscription_id
        and item_segments.valid_from_date = discounts.valid_from_date
    left join plans
        on item_segments.price_id = plans.plan_id
    left join products
        on item_segments.product_id = products.product_id
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
