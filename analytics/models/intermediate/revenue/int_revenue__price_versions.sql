with

listed_prices as (
    select * from {{ ref('int_revenue__listed_prices') }}
),

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

-- What it is a price of is said by what there is now.
final as (
    select
        dated.price_id,
        coalesce(listed_prices.product_id, dated.product_id, dated.price_id) as product_id,
        coalesce(listed_prices.price_name, dated.price_name) as price_name,
        coalesce(listed_prices.lookup_key, dated.lookup_key) as lookup_key,
        dated.currency,
        dated.tiers_mode,
        dated.billing_interval,
        dated.usage_type,
        dated.package_rounding,
        coalesce(dated.interval_count, 1) as interval_count,
        dated.package_size,
        {{ cycle_numerator('dated.billing_interval') }} as cycle_numerator,
        {{ cycle_denominator('dated.billing_interval', 'coalesce(dated.interval_count, 1)') }} as cycle_denominator,
        {{ amount_micros('dated.unit_amount_minor_decimal', 'dated.unit_amount_minor') }} as unit_amount_micros,
        dated.version_number,
        coalesce(dated.price_type, 'recurring') = 'recurring' as is_recurring,
        dated.usage_type = 'metered' as is_metered,
        dated.is_current,
        dated.valid_from_date,
        dated.valid_to_date
    from dated
    left join listed_prices
        on dated.price_id = listed_prices.price_id
    where dated.valid_from_date < dated.valid_to_date
)

select * from final
