with

versions as (
    {{ kept_versions(ref('snap_stripe__price'), ref('int_revenue__listed_prices'), 'synced_at') }}
),

versions_ordered as (
    select
        versions.*,
        row_number() over series as version_number,
        lead(dbt_valid_from) over series as next_seen_at,
        lead(price_id) over series is null as is_current
    from versions
    window series as (partition by price_id order by dbt_valid_from nulls first)
),

-- What was seen first has held since ever, what was seen later from the day on which it was.
dated as (
    select
        *,
        case when version_number = 1 then cast('0001-01-01' as date) else {{ state_first_day('dbt_valid_from') }} end as valid_from_date,
        coalesce({{ state_first_day('next_seen_at') }}, {{ open_end_day() }}) as valid_to_date
    from versions_ordered
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
        tiers,
        coalesce(interval_count, 1) as interval_count,
        package_size,
        {{ cycle_numerator('billing_interval') }} as cycle_numerator,
        {{ cycle_denominator('billing_interval', 'coalesce(interval_count, 1)') }} as cycle_denominator,
        -- Micros: millionths of a minor unit, so that prices below a cent stay whole numbers.
        coalesce(
            cast(unit_amount_minor_decimal * cast(1000000 as decimal(7, 0)) as hugeint),
            cast(unit_amount_minor as hugeint) * 1000000
        ) as unit_amount_micros,
        version_number,
        coalesce(price_type, 'recurring') = 'recurring' as is_recurring,
        usage_type = 'metered' as is_metered,
        is_current,
        valid_from_date,
        valid_to_date
    from dated
    where valid_from_date < valid_to_date
)

select * from final
