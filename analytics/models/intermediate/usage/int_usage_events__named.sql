{{ config(materialized='view') }}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

customers as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

final as (
    select
        customers.customer_id,
        features.product,
        people.user_id,
        features.feature,
        usage_events.units,
        usage_events.seconds_since_previous,
        usage_events.event_date,
        usage_events.known_date
    from usage_events
    inner join customers
        on usage_events.customer_no = customers.customer_no
    inner join features
        on usage_events.feature_no = features.feature_no
    left join people
        on usage_events.user_no = people.user_no
)

select * from final
