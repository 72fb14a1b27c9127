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
        package_rounding, unit_amount_minor, unit_amount_minor_decimal, interval_count, package_size, 1 as preference
    from prices
    union all
    select
        plan_id, product_id, plan_name, cast(null as varchar), currency, 'recurring', tiers_mode, billing_interval, usage_type,
        package_rounding, unit_amount_minor, unit_amount_minor_decimal, interval_count, package_size, 2
    from plans
),

preferred as (
    {{ latest_per_key('combined', ['price_id'], ['preference']) }}
),

final as (
    select
        price_id,
        coalesce(product_id, price_id) as product_id,
        price_name,
        lookup_key,
        currency,
        tiers_mode,
        billing_interval,
        usage_type,
        package_rounding,
        coalesce(interval_count, 1) as interval_count,
        package_size,
        {{ cycle_numerator('billing_interval') }} as cycle_numerator,
        {{ cycle_denominator('billing_interval', 'coalesce(interval_count, 1)') }} as cycle_denominator,
        -- Micros: millionths of a minor unit, so that prices below a cent stay whole numbers.
        coalesce(
            cast(unit_amount_minor_decimal * cast(1000000 as decimal(7, 0)) as hugeint),
            cast(unit_amount_minor as hugeint) * 1000000
        ) as unit_amount_micros,
        coalesce(price_type, 'recurring') = 'recurring' as is_recurring,
        usage_type = 'metered' as is_metered
    from preferred
)

select * from final
