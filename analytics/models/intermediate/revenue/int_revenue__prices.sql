with

versions as (
    select * from {{ ref('int_revenue__price_versions') }}
),

final as (
    select
        price_id,
        product_id,
        price_name,
        lookup_key,
        currency,
        tiers_mode,
        billing_interval,
        usage_type,
        package_rounding,
        interval_count,
        package_size,
        cycle_numerator,
        cycle_denominator,
        unit_amount_micros,
        is_recurring,
        is_metered
    from versions
    where is_current
)

select * from final
