with

item_states as (
    select * from {{ ref('int_revenue__item_states') }}
),

prices as (
    select * from {{ ref('int_revenue__prices') }}
),

tiers as (
    select * from {{ ref('stg_stripe__tier') }}
),

priced as (
    select
        item_states.*,
        prices.product_id,
        prices.currency,
        prices.billing_interval,
        prices.tiers_mode,
        prices.usage_type,
        prices.cycle_numerator,
        prices.cycle_denominator,
        prices.unit_amount_micros,
        prices.is_recurring,
        prices.is_metered,
        prices.price_id is not null as has_price,
        {{ billed_units('cast(coalesce(item_states.quantity, 1) as hugeint)', 'prices.package_size', 'prices.package_rounding') }} as billed_quantity
    from item_states
    left join prices
        on item_states.price_id = prices.price_id
),

tier_bounds as (
    select
        price_id,
        coalesce(lag(up_to_quantity) over (partition by price_id order by up_to_quantity nulls last), 0) as lower_quantity,
        up_to_quantity as upper_quantity,
        cast(coalesce(unit_amount_minor, 0) as hugeint) as unit_amount_minor,
        cast(coalesce(flat_amount_minor, 0) as hugeint) as flat_amount_minor
    from tiers
),

tiered_amounts as (
    select
        priced.subscription_item_id,
        priced.valid_from_date,
        sum({{ tier_amount(
            'priced.billed_quantity', 'priced.tiers_mode', 'tier_bounds.lower_quantity', 'tier_bounds.upper_quantity',
            'tier_bounds.unit_amount_minor', 'tier_bounds.flat_amount_minor'
        ) }}) * 1000000 as amount_micros
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
        cast(amount_micros as hugeint) as amount_micros,
        -- What the item is worth to recurring revenue in one billing cycle; usage-based and one-off prices are worth nothing.
        case
            when exception_reason is null and is_recurring and not is_metered then cast(amount_micros as hugeint)
            else cast(0 as hugeint)
        end as gross_micros,
        cast(coalesce(cycle_numerator, 1) as hugeint) as cycle_numerator,
        cast(coalesce(cycle_denominator, 1) as hugeint) as cycle_denominator,
        coalesce(is_metered, false) as is_metered,
        billed_quantity,
        recorded_from,
        valid_from_date,
        valid_to_date
    from classified
)

select * from final
