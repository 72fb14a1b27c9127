{{ config(materialized='view') }}

with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
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
        usage_days.units,
        usage_days.event_count,
        usage_days.session_count,
        usage_days.session_seconds,
        usage_days.event_date,
        usage_days.known_date
    from usage_days
    inner join customers
        on usage_days.customer_no = customers.customer_no
    inner join features
        on usage_days.feature_no = features.feature_no
    left join people
        on usage_days.user_no = people.user_no
)

select * from final
