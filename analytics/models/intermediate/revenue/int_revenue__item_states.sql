{{ config(materialized='view') }}

with

items as (
    select * from {{ ref('stg_stripe__subscription_item') }}
),

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

subscription_starts as (
    select
        subscription_id,
        min(valid_from_date) as first_date
    from subscription_states
    group by subscription_id
),

items_ordered as (
    select
        items.*,
        lead(items.valid_from) over (partition by items.subscription_item_id order by items.valid_from) as next_valid_from,
        row_number() over (partition by items.subscription_item_id order by items.valid_from) as version_number
    from items
),

recorded_states as (
    select
        items_ordered.subscription_item_id,
        items_ordered.subscription_id,
        items_ordered.price_id,
        items_ordered.quantity,
        coalesce(items_ordered.valid_from, items_ordered.created_at) as recorded_from,
        -- A first version without a start, or one recorded late, holds since the item was created.
        case
            when items_ordered.version_number > 1 then {{ state_first_day('items_ordered.valid_from') }}
            else coalesce(
                {{ state_first_day('least(items_ordered.valid_from, coalesce(items_ordered.created_at, items_ordered.valid_from))') }},
                {{ state_first_day('items_ordered.created_at') }},
                subscription_starts.first_date
            )
        end as valid_from_date,
        case
            when items_ordered.next_valid_from is not null then {{ state_first_day('items_ordered.next_valid_from') }}
            when not items_ordered.is_current and items_ordered.valid_to is not null then {{ state_end_day('items_ordered.valid_to') }}
            else {{ open_end_day() }}
        end as valid_to_date
    from items_ordered
    left join subscription_starts
        on items_ordered.subscription_id = subscription_starts.subscription_id
),

-- Old accounts keep plan and quantity on the subscription itself.
plan_states as (
    select
        subscription_states.subscription_id || ':plan' as subscription_item_id,
        subscription_states.subscription_id,
        subscription_states.plan_id as price_id,
        subscription_states.quantity,
        subscription_states.recorded_from,
        subscription_states.valid_from_date,
        subscription_states.valid_to_date
    from subscription_states
    left join (select distinct subscription_id from items) as itemized
        on subscription_states.subscription_id = itemized.subscription_id
    where itemized.subscription_id is null and subscription_states.plan_id is not null
),

combined as (
    select * from recorded_states
    union all
    select * from plan_states
),

final as (
    select *
    from combined
    where valid_from_date < valid_to_date
)

select * from final
