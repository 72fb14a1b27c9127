{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
    where user_no is not null
),

features as (
    select * from {{ ref('int_usage__features') }}
),

days as (
    select
        {{ usage_group('usage_days.customer_no', 'features.product_no') }} as group_no,
        usage_days.user_no as member_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    inner join features
        on usage_days.feature_no = features.feature_no
    group by group_no, usage_days.user_no, usage_days.event_date
),

changes as (
    {{ known_window_changes('days', window_lengths) }}
),

final as (
    select
        group_no,
        active_1d as active_users_1d,
        {%- for name in window_lengths %}
        change_{{ name }} as active_users_{{ name }}_change,
        {%- endfor %}
        date
    from changes
)

select * from final
