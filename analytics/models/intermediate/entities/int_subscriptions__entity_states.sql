with

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

plans as (
    select * from {{ ref('dim_plan') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

contents as (
    select
        subscription_id,
        valid_from_date,
        count(*) as item_count,
        sum(quantity) as quantity,
        sum(contracted_mrr_micros) as contracted_mrr_micros,
        sum(mrr_micros) as mrr_micros
    from item_segments
    group by subscription_id, valid_from_date
),

-- The item of the highest worth says what the subscription is to.
main_items as (
    {{ latest_per_key('item_segments', ['subscription_id', 'valid_from_date'], ['contracted_mrr_micros desc', 'subscription_item_id']) }}
),

final as (
    select
        segments.subscription_id,
        main_items.price_id as plan_id,
        plans.product,
        plans.tier as plan_tier,
        main_items.billing_interval,
        main_items.currency,
        segments.status,
        plans.tier_rank,
        coalesce(contents.item_count, 0) as item_count,
        cast(contents.quantity as bigint) as quantity,
        cast({{ round_half_up('coalesce(contents.contracted_mrr_micros, 0)', '1000000') }} as bigint) as contracted_mrr_minor,
        cast({{ round_half_up('coalesce(contents.mrr_micros, 0)', '1000000') }} as bigint) as mrr_minor,
        segments.valid_from_date as valid_from
    from segments
    inner join bounds
        on segments.valid_from_date <= bounds.as_of_date
    left join contents
        on segments.subscription_id = contents.subscription_id
        and segments.valid_from_date = contents.valid_from_date
    left join main_items
        on segments.subscription_id = main_items.subscription_id
        and segments.valid_from_date = main_items.valid_from_date
    left join plans
        on main_items.price_id = plans.plan_id
)

select * from final
