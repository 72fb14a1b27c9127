with

subscriptions as (
    select * from {{ ref('stg_stripe__subscription') }}
),

states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

plans as (
    select * from {{ ref('dim_plan') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

lifetimes as (
    select
        subscription_id,
        max(stripe_customer_id) as stripe_customer_id,
        min(valid_from_date) as first_date,
        min(case when {{ counts_in_mrr(mrr_policy(), 'status', 'status_since_date', 'valid_from_date') }} then valid_from_date end) as first_counted_date,
        bool_or(has_history) as has_history
    from states
    group by subscription_id
),

states_in_force as (
    select
        states.subscription_id,
        states.status,
        {{ counts_in_mrr(mrr_policy(), 'states.status', 'states.status_since_date', 'bounds.as_of_date') }} as is_counted
    from states
    cross join bounds
    where bounds.as_of_date >= states.valid_from_date and bounds.as_of_date < states.valid_to_date
),

items_in_force as (
    select
        item_segments.*,
        row_number() over (
            partition by item_segments.subscription_id
            order by item_segments.contracted_mrr_micros desc, item_segments.subscription_item_id
        ) as place
    from item_segments
    cross join bounds
    where bounds.as_of_date >= item_segments.valid_from_date and bounds.as_of_date < item_segments.valid_to_date
),

contents as (
    select
        subscription_id,
        count(*) as item_count,
        sum(quantity) as quantity,
        sum(contracted_mrr_micros) as contracted_mrr_micros,
        sum(mrr_micros) as mrr_micros
    from items_in_force
    group by subscription_id
),

final as (
    select
        lifetimes.subscription_id,
        lifetimes.stripe_customer_id,
        customers.customer_id,
        plans.plan_id,
        main_items.product_id,
        plans.product,
        plans.tier as plan_tier,
        main_items.billing_interval,
        main_items.currency,
        coalesce(states_in_force.status, subscriptions.status) as status,
        subscriptions.collection_method,
        coalesce(contents.item_count, 0) as item_count,
        contents.quantity,
        cast({{ round_half_up('coalesce(contents.contracted_mrr_micros, 0)', '1000000') }} as bigint) as contracted_mrr_minor,
        cast({{ round_half_up('coalesce(contents.mrr_micros, 0)', '1000000') }} as bigint) as mrr_minor,
        coalesce(states_in_force.is_counted, false) as is_counted,
        coalesce(states_in_force.status, subscriptions.status) not in ('canceled', 'incomplete_expired')
            and (coalesce(subscriptions.is_cancel_at_period_end, false) or subscriptions.cancel_at is not null) as is_cancellation_scheduled,
        lifetimes.has_history,
        lifetimes.first_date,
        lifetimes.first_counted_date,
        cast(subscriptions.trial_started_at as date) as trial_start_date,
        cast(subscriptions.trial_ended_at as date) as trial_end_date,
        cast(subscriptions.current_period_started_at as date) as current_period_start_date,
        cast(subscriptions.current_period_ended_at as date) as current_period_end_date,
        cast(case
            when subscriptions.is_cancel_at_period_end then coalesce(subscriptions.cancel_at, subscriptions.current_period_ended_at)
            else subscriptions.cancel_at
        end as date) as cancel_date,
        cast(coalesce(subscriptions.ended_at, case when subscriptions.status = 'canceled' then subscriptions.canceled_at end) as date) as end_date
    from lifetimes
    left join subscriptions
        on lifetimes.subscription_id = subscriptions.subscription_id
    left join states_in_force
        on lifetimes.subscription_id = states_in_force.subscription_id
    left join contents
        on lifetimes.subscription_id = contents.subscription_id
    left join items_in_force as main_items
        on lifetimes.subscription_id = main_items.subscription_id
        and main_items.place = 1
    left join plans
        on main_items.price_id = plans.plan_id
    left join customers
        on customers.source_system = 'stripe'
        and lifetimes.stripe_customer_id = customers.source_id
)

select * from final
