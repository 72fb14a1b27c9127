with

prices as (
    select * from {{ ref('stg_stripe__price') }}
),

plans as (
    select * from {{ ref('stg_stripe__plan') }}
),

-- Plans are the older form of prices under the same ids; they fill in where there is no price.
combined as (
    select
        price_id, product_id, price_name, lookup_key, currency, price_type, tiers_mode, billing_interval, usage_type,
        package_rounding, unit_amount_minor, unit_amount_minor_decimal, interval_count, package_size, synced_at, 1 as preference
    from prices
    union all
    select
        plan_id, product_id, plan_name, cast(null as varchar), currency, 'recurring', tiers_mode, billing_interval, usage_type,
        package_rounding, unit_amount_minor, unit_amount_minor_decimal, interval_count, package_size, synced_at, 2
    from plans
),

preferred as (
    {{ latest_per_key('combined', ['price_id'], ['preference']) }}
),

final as (
    select
        price_id, product_id, price_name, lookup_key, currency, price_type, tiers_mode, billing_interval, usage_type,
        package_rounding, unit_amount_minor, unit_amount_minor_decimal, interval_count, package_size, synced_at
    from preferred
)

select * from final
