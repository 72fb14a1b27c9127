{%- set window_days = health_policy().parameters.activity_window_days -%}

with

ready_days as (
    select * from {{ ref('int_expansion__ready_days') }}
),

held_products as (
    select * from {{ ref('int_expansion__held_products') }}
),

features as (
    select * from {{ ref('product_features') }}
),

usage_days as (
    select * from {{ ref('int_usage_events__named') }}
),

-- Features that the next tier adds to what the customer holds.
offered as (
    select
        held_products.customer_id,
        held_products.product,
        features.feature,
        held_products.date
    from held_products
    inner join ready_days
        on held_products.customer_id = ready_days.customer_id
        and held_products.date = ready_days.date
    inner join features
        on held_products.product = features.product
        and held_products.next_tier = features.tier
),

final as (
    select
        offered.customer_id,
        offered.product,
        offered.feature,
        count(distinct usage_days.user_id) as active_users_28d,
        offered.date
    from offered
    inner join usage_days
        on offered.customer_id = usage_days.customer_id
        and offered.product = usage_days.product
        and offered.feature = usage_days.feature
        and usage_days.event_date > {{ days_back('offered.date', window_days) }}
        and usage_days.event_date <= offered.date
        and usage_days.known_date <= offered.date
    group by offered.customer_id, offered.product, offered.feature, offered.date
)

select * from final
