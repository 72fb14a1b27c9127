with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

item_days as (
    select * from {{ ref('fact_subscription_daily') }}
    where mrr_micros > 0
),

events as (
    select * from {{ ref('int_revenue__cancellation_events') }}
),

paid_subscriptions as (
    select distinct
        paying_days.customer_id,
        item_days.subscription_id,
        paying_days.date
    from paying_days
    inner join item_days
        on paying_days.customer_id = item_days.customer_id
        and paying_days.date = item_days.date
),

-- An end can be scheduled and withdrawn.
decisions as (
    select
        subscription_id,
        event_type,
        cast(value as date) as ends_date,
        date as decided_date
    from (
        select
            *,
            row_number() over (partition by subscription_id, date order by event_type) as event_number
        from events
    ) as numbered_events
    where event_number = 1
),

decided as (
    select
        paid_subscriptions.customer_id,
        paid_subscriptions.date,
        decisions.event_type = 'cancellation_scheduled' as is_ending,
        decisions.ends_date,
        decisions.decided_date
    from paid_subscriptions
    {{ join_last_begun(
        'decisions', [['paid_subscriptions.subscription_id', 'subscription_id']], 'paid_subscriptions.date', 'decided_date'
    ) }}
),

-- Who ends one of two subscriptions stays.
final as (
    select
        customer_id,
        max(decided_date) as decided_date,
        max(ends_date) as ends_date,
        date
    from decided
    group by customer_id, date
    having bool_and(coalesce(is_ending, false))
)

select * from final
