with

prices as (
    select * from {{ ref('stg_stripe__price') }}
),

plans as (
    select * from {{ ref('stg_stripe__plan') }}
),

tiers as (
    select * from {{ ref('stg_stripe__tier') }}
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

-- A price's tiers in one text, so that they are kept with it.
tier_lists as (
    select
        price_id,
        string_agg(
            coalesce(cast(up_to_quantity as varchar), '') || ':' || coalesce(unit_amount_minor, 0) || ':' || coalesce(flat_amount_minor, 0),
            '|' order by up_to_quantity nulls last
        ) as tiers,
        max(synced_at) as synced_at
    from tiers
    group by price_id
),

final as (
    select
        preferred.price_id,
        preferred.product_id,
        preferred.price_name,
        preferred.lookup_key,
        preferred.currency,
        preferred.price_type,
        preferred.tiers_mode,
        preferred.billing_interval,
        preferred.usage_type,
        preferred.package_rounding,
        tier_lists.tiers,
        preferred.unit_amount_minor,
        preferred.unit_amount_minor_decimal,
        preferred.interval_count,
        preferred.package_size,
        greatest(preferred.synced_at, tier_lists.synced_at) as synced_at
    from preferred
    left join tier_lists
        on preferred.price_id = tier_lists.price_id
)

select * from final
