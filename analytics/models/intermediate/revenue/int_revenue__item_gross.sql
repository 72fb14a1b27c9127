with

item_states as (
    select * from {{ ref('int_revenue__item_states') }}
),

price_versions as (
    select * from {{ ref('int_revenue__price_versions') }}
),

tiers as (
    select * from {{ ref('stg_stripe__tier') }}
),

priced as (
    select
        item_states.subscription_item_id,
        item_states.subscription_id,
        item_states.price_id,
        item_states.quantity,
        item_states.recorded_from,
        price_versions.product_id,
        price_versions.currency,
        price_versions.billing_interval,
        price_versions.tiers_mode,
        price_versions.usage_type,
        price_versions.cycle_numerator,
        price_versions.cycle_denominator,
        price_versions.unit_amount_micros,
        price_versions.version_number as price_version,
        price_versions.is_recurring,
        price_versions.is_metered,
        price_versions.price_id is not null as has_price,
        {{ billed_units('cast(coalesce(item_states.quantity, 1) as ' ~ sql_type('hugeint') ~ ')', 'price_versions.package_size', 'price_versions.package_rounding') }} as billed_quantity,
        greatest(item_states.valid_from_date, coalesce(price_versions.valid_from_date, item_states.valid_from_date)) as valid_from_date,
        least(item_states.valid_to_date, coalesce(price_versions.valid_to_date, item_states.valid_to_date)) as valid_to_date
    from item_states
    left join price_versions
        on item_states.price_id = price_versions.price_id
        and item_states.valid_from_date < price_versions.valid_to_date
        and item_states.valid_to_date > price_versions.valid_from_date
),

tier_bounds as (
    select
        price_id,
        coalesce(lag(up_to_quantity) over (partition by price_id order by up_to_quantity nulls last), 0) as lower_quantity,
        up_to_quantity as upper_quantity,
        {{ amount_micros('unit_amount_minor_decimal', 'unit_amount_minor') }} as unit_amount_micros,
        {{ amount_micros('flat_amount_minor_decimal', 'flat_amount_minor') }} as flat_amount_micros
    from tiers
),

tiered_amounts as (
    select
        priced.subscription_item_id,
        priced.valid_from_date,
        sum({{ tier_amount(
            'priced.billed_quantity', 'priced.tiers_mode', 'tier_bounds.lower_quantity', 'tier_bounds.upper_quantity',
            'coalesce(tier_bounds.unit_amount_micros, 0)', 'coalesce(tier_bounds.flat_amount_micros, 0)'
        ) }}) as amount_micros
    from priced
    inner join tier_bounds
        on priced.price_id = tier_bounds.price_id
    where priced.tiers_mode is not null
    group by priced.subscription_item_id, priced.valid_from_date
),

classified as (
    select
        priced.*,
        case
            when priced.tiers_mode is not null then tiered_amounts.amount_micros
            else priced.unit_amount_micros * priced.billed_quantity
        end as amount_micros,
        case
            when not priced.has_price then 'unknown_price'
            when priced.is_metered or not priced.is_recurring then null
            when priced.cycle_denominator is null then 'unknown_interval'
            when priced.quantity < 0 then 'negative_quantity'
            when priced.tiers_mode is null and priced.unit_amount_micros is null then 'unknown_amount'
            when priced.tiers_mode is not null and tiered_amounts.amount_micros is null then 'unknown_tiers'
            when priced.currency is null then 'unknown_currency'
        end as exception_reason
    from priced
    left join tiered_amounts
        on priced.subscription_item_id = tiered_amounts.subscription_item_id
        and priced.valid_from_date = tiered_amounts.valid_from_date
),

final as (
    select
        subscription_item_id,
        subscription_id,
        price_id,
        product_id,
        currency,
        billing_interval,
        exception_reason,
        quantity,
        cast(amount_micros as {{ sql_type('hugeint') }}) as amount_micros,
        -- What the item is worth to recurring revenue in one billing cycle; usage-based and one-off prices are worth nothing.
        case
            when exception_reason is null and is_recurring and not is_metered then cast(amount_micros as {{ sql_type('hugeint') }})
            else cast(0 as {{ sql_type('hugeint') }})
        end as gross_micros,
        cast(coalesce(cycle_numerator, 1) as bigint) as cycle_numerator,
        cast(coalesce(cycle_denominator, 1) as bigint) as cycle_denominator,
        coalesce(is_metered, false) as is_metered,
        billed_quantity,
        price_version,
        recorded_from,
        valid_from_date,
        valid_to_date
    from classified
)

select * from final
