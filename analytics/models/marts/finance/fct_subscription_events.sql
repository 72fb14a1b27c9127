with

status_events as (
    select * from {{ ref('int_revenue__status_events') }}
),

item_events as (
    select * from {{ ref('int_revenue__item_events') }}
),

cancellation_events as (
    select * from {{ ref('int_revenue__cancellation_events') }}
),

discount_states as (
    select * from {{ ref('int_revenue__discount_states') }}
),

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

subscriptions as (
    select
        subscription_id,
        max(stripe_customer_id) as stripe_customer_id,
        min(valid_from_date) as first_date,
        min(case when status in ('canceled', 'incomplete_expired') then valid_from_date end) as ended_date
    from subscription_states
    group by subscription_id
),

events as (
    select
        subscription_id,
        cast(null as varchar) as product_id,
        event_type,
        previous_value,
        value,
        date
    from status_events
    union all
    select
        subscription_id,
        product_id,
        event_type,
        previous_value,
        value,
        date
    from item_events
    union all
    select
        subscription_id,
        null,
        event_type,
        null,
        value,
        date
    from cancellation_events
    union all
    select
        subscription_id,
        null,
        'discount_started',
        null,
        coupon_id,
        valid_from_date
    from discount_states
    union all
    select
        subscription_id,
        null,
        'discount_ended',
        coupon_id,
        null,
        valid_to_date
    from discount_states
    where valid_to_date < {{ open_end_day() }}
),

-- Nothing of a subscription changes after its end but its status.
final as (
    select
        {{ md5_of(
            "events.subscription_id || ':' || events.event_type || ':' || cast(events.date as varchar)"
            ~ " || ':' || coalesce(events.product_id, '') || ':' || coalesce(events.previous_value, '') || ':' || coalesce(events.value, '')"
        ) }} as subscription_event_id,
        events.subscription_id,
        subscriptions.stripe_customer_id,
        customers.customer_id,
        events.product_id,
        events.event_type,
        events.previous_value,
        events.value,
        events.date
    from events
    inner join subscriptions
        on events.subscription_id = subscriptions.subscription_id
    cross join bounds
    left join customers
        on customers.source_system = 'stripe'
        and subscriptions.stripe_customer_id = customers.source_id
    where
        events.date <= bounds.as_of_date
        and (
            subscriptions.ended_date is null
            or events.date < subscriptions.ended_date
            or events.event_type in ('canceled', 'restarted')
        )
)

select distinct * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
