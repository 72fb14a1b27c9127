{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
    where user_no is not null
),

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
),

products as (
    select distinct product_no, product
    from features
),

-- Customer and product in one number.
days as (
    select
        usage_days.customer_no * 1000 + features.product_no as group_no,
        usage_days.user_no as member_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    inner join features
        on usage_days.feature_no = features.feature_no
    group by usage_days.customer_no * 1000 + features.product_no, usage_days.user_no, usage_days.event_date
),

changes as (
    {{ known_window_changes('days', window_lengths) }}
),

final as (
    select
        accounts.customer_id,
        products.product,
        changes.active_1d as active_users_1d,
        {%- for name in window_lengths %}
        changes.change_{{ name }} as active_users_{{ name }}_change,
        {%- endfor %}
        changes.date
    from changes
    inner join products
        on changes.group_no % 1000 = products.product_no
    inner join accounts
        on changes.group_no // 1000 = accounts.customer_no
)

select * from final
