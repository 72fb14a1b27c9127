{%- set policy = health_policy().expansion -%}
{%- set window_days = health_policy().parameters.activity_window_days -%}

with

ready_days as (
    select * from {{ ref('int_expansion__ready_days') }}
),

usage_days as (
    select * from {{ ref('fact_usage_health_daily') }}
),

held_products as (
    select * from {{ ref('int_expansion__held_products') }}
),

tried_features as (
    select * from {{ ref('int_expansion__tried_features') }}
),

windows as (
    {%- for window in range(policy.usage_windows) %}
    select
        customer_id,
        {{ window }} as windows_ago,
        {{ days_back('date', window * window_days) }} as window_date,
        date
    from ready_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

usage_windows as (
    select
        windows.customer_id,
        usage_days.product,
        min(usage_days.overage_ratio_28d) as lowest_ratio,
        max(usage_days.overage_ratio_28d) filter (where windows.windows_ago = 0) as overage_ratio,
        max(usage_days.entitled_units_28d) filter (where windows.windows_ago = 0) as entitled_units,
        max(usage_days.seat_utilisation) filter (where windows.windows_ago = 0) as seat_utilisation,
        max(usage_days.active_users_28d) filter (where windows.windows_ago = 0) as active_users,
        max(usage_days.entitled_seats) filter (where windows.windows_ago = 0) as entitled_seats,
        count(usage_days.overage_ratio_28d) as window_count,
        windows.date
    from windows
    inner join usage_days
        on windows.customer_id = usage_days.customer_id
        and windows.window_date = usage_days.date
    group by windows.customer_id, usage_days.product, windows.date
),

measured as (
    select
        usage_windows.*,
        held_products.product_line_name,
        held_products.next_tier,
        held_products.mrr_cents,
        held_products.next_tier_uplift_cents
    from usage_windows
    inner join held_products
        on usage_windows.customer_id = held_products.customer_id
        and usage_windows.product = held_products.product
        and usage_windows.date = held_products.date
),

near_limit as (
    select
        customer_id,
        'usage_near_limit' as signal,
        product || '_overage_ratio_28d' as measure,
        {{ as_percent('overage_ratio') }} || ' of ' || cast(entitled_units as varchar) || ' ' || product_line_name
        || ' units used in {{ window_days }} days, and at least ' || {{ as_percent('lowest_ratio') }}
        || ' in each of {{ policy.usage_windows }} windows in a row.' as evidence,
        overage_ratio as value,
        cast({{ policy.usage_near_limit }} as decimal(12, 4)) as threshold,
        next_tier_uplift_cents as estimated_uplift_cents,
        date
    from measured
    where
        entitled_seats >= {{ policy.minimum_seats }}
        and window_count = {{ policy.usage_windows }}
        and lowest_ratio >= {{ policy.usage_near_limit }}
),

full_seats as (
    select
        customer_id,
        'seat_utilisation' as signal,
        product || '_seat_utilisation' as measure,
        cast(active_users as varchar) || ' of ' || cast(entitled_seats as varchar) || ' ' || product_line_name
        || ' seats were active in {{ window_days }} days.' as evidence,
        seat_utilisation as value,
        cast({{ policy.seat_utilisation }} as decimal(12, 4)) as threshold,
        cast(round(mrr_cents * {{ policy.seat_step }}) as bigint) as estimated_uplift_cents,
        date
    from measured
    where
        entitled_seats >= {{ policy.minimum_seats }}
        and seat_utilisation >= {{ policy.seat_utilisation }}
),

next_tier as (
    select
        measured.customer_id,
        'next_tier_adoption' as signal,
        measured.product || '_' || measured.next_tier || '_users_28d' as measure,
        cast(max(tried_features.active_users_28d) as varchar) || ' people used ' || measured.product_line_name || ' features of the '
        || measured.next_tier || ' tier in {{ window_days }} days: '
        || {{ texts_joined("replace(tried_features.feature, '_', ' ')", ', ', 'tried_features.feature') }} || '.' as evidence,
        cast(max(tried_features.active_users_28d) as decimal(12, 4)) as value,
        cast({{ policy.next_tier_people }} as decimal(12, 4)) as threshold,
        measured.next_tier_uplift_cents as estimated_uplift_cents,
        measured.date
    from measured
    inner join tried_features
        on measured.customer_id = tried_features.customer_id
        and measured.product = tried_features.product
        and measured.date = tried_features.date
    where
        tried_features.active_users_28d >= {{ policy.next_tier_people }}
        and tried_features.active_users_28d >= {{ policy.next_tier_share }} * measured.active_users
    group by
        measured.customer_id,
        measured.product,
        measured.product_line_name,
        measured.next_tier,
        measured.next_tier_uplift_cents,
        measured.date
),

final as (
    select * from near_limit
    union all
    select * from full_seats
    union all
    select * from next_tier
)

select * from final
