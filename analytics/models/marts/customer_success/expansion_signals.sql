{%- set policy = health_policy().expansion -%}
{%- set window_days = health_policy().parameters.activity_window_days -%}

with

health_scores as (
    select * from {{ ref('customer_health_scores') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

usage_days as (
    select * from {{ ref('fact_usage_health_daily') }}
),

held_products as (
    select * from {{ ref('int_expansion__held_products') }}
),

feature_use as (
    select * from {{ ref('int_usage__recent_features') }}
),

features as (
    select * from {{ ref('product_features') }}
),

-- Healthy, paying, not delinquent and without an open critical ticket.
ready_customers as (
    select
        health_scores.customer_id,
        health_scores.customer_name,
        health_scores.segment,
        health_scores.owner_name,
        health_scores.mrr_cents,
        health_scores.as_of_date
    from health_scores
    inner join bands
        on health_scores.health_band = bands.band
    inner join bands as worst_band
        on worst_band.band = '{{ policy.worst_band }}'
        and bands.band_rank >= worst_band.band_rank
    inner join health_days
        on health_scores.customer_id = health_days.customer_id
        and health_scores.as_of_date = health_days.date
    where
        health_scores.is_paying
        and not coalesce(health_days.is_delinquent, false)
        and coalesce(health_days.open_critical_tickets_7d, 0) = 0
),

usage_windows as (
    select
        usage_days.customer_id,
        usage_days.product,
        min(usage_days.overage_ratio_28d) as lowest_ratio,
        max(usage_days.overage_ratio_28d) filter (where usage_days.date = ready_customers.as_of_date) as overage_ratio,
        max(usage_days.entitled_units_28d) filter (where usage_days.date = ready_customers.as_of_date) as entitled_units,
        max(usage_days.seat_utilisation) filter (where usage_days.date = ready_customers.as_of_date) as seat_utilisation,
        max(usage_days.active_users_28d) filter (where usage_days.date = ready_customers.as_of_date) as active_users,
        max(usage_days.entitled_seats) filter (where usage_days.date = ready_customers.as_of_date) as entitled_seats,
        count(usage_days.overage_ratio_28d) as window_count
    from usage_days
    inner join ready_customers
        on usage_days.customer_id = ready_customers.customer_id
        and usage_days.date in (
            {%- for window in range(policy.usage_windows) %}
            ready_customers.as_of_date - {{ window * window_days }}{{ ',' if not loop.last }}
            {%- endfor %}
        )
    group by usage_days.customer_id, usage_days.product
),

near_limit as (
    select
        usage_windows.customer_id,
        'usage_near_limit' as signal,
        usage_windows.product || '_overage_ratio_28d' as measure,
        usage_windows.overage_ratio as value,
        cast({{ policy.usage_near_limit }} as decimal(12, 4)) as threshold,
        {{ as_percent('usage_windows.overage_ratio') }} || ' of ' || usage_windows.entitled_units || ' '
        || held_products.product_line_name || ' units used in {{ window_days }} days, and at least '
        || {{ as_percent('usage_windows.lowest_ratio') }} || ' in each of {{ policy.usage_windows }} windows in a row.'
            as evidence,
        held_products.next_tier_uplift_cents as estimated_uplift_cents
    from usage_windows
    inner join held_products
        on usage_windows.customer_id = held_products.customer_id
        and usage_windows.product = held_products.product
    where
        usage_windows.entitled_seats >= {{ policy.minimum_seats }}
        and usage_windows.window_count = {{ policy.usage_windows }}
        and usage_windows.lowest_ratio >= {{ policy.usage_near_limit }}
),

full_seats as (
    select
        usage_windows.customer_id,
        'seat_utilisation' as signal,
        usage_windows.product || '_seat_utilisation' as measure,
        usage_windows.seat_utilisation as value,
        cast({{ policy.seat_utilisation }} as decimal(12, 4)) as threshold,
        usage_windows.active_users || ' of ' || usage_windows.entitled_seats || ' ' || held_products.product_line_name
        || ' seats were active in {{ window_days }} days.' as evidence,
        cast(round(held_products.mrr_cents * {{ policy.seat_step }}) as bigint) as estimated_uplift_cents
    from usage_windows
    inner join held_products
        on usage_windows.customer_id = held_products.customer_id
        and usage_windows.product = held_products.product
    where
        usage_windows.entitled_seats >= {{ policy.minimum_seats }}
        and usage_windows.seat_utilisation >= {{ policy.seat_utilisation }}
),

tried_features as (
    select
        held_products.customer_id,
        held_products.product,
        held_products.product_line_name,
        held_products.next_tier,
        held_products.next_tier_uplift_cents,
        feature_use.active_users_28d,
        features.feature
    from held_products
    inner join features
        on held_products.product = features.product
        and held_products.next_tier = features.tier
    inner join feature_use
        on held_products.customer_id = feature_use.customer_id
        and features.product = feature_use.product
        and features.feature = feature_use.feature
    inner join usage_windows
        on held_products.customer_id = usage_windows.customer_id
        and held_products.product = usage_windows.product
    where
        feature_use.active_users_28d >= {{ policy.next_tier_people }}
        and feature_use.active_users_28d >= {{ policy.next_tier_share }} * usage_windows.active_users
),

next_tier as (
    select
        customer_id,
        'next_tier_adoption' as signal,
        product || '_' || next_tier || '_users_28d' as measure,
        cast(max(active_users_28d) as decimal(12, 4)) as value,
        cast({{ policy.next_tier_people }} as decimal(12, 4)) as threshold,
        max(active_users_28d) || ' people used ' || product_line_name || ' features of the ' || next_tier || ' tier in '
        || '{{ window_days }} days: ' || string_agg(replace(feature, '_', ' '), ', ' order by feature) || '.' as evidence,
        next_tier_uplift_cents as estimated_uplift_cents
    from tried_features
    group by customer_id, product, product_line_name, next_tier, next_tier_uplift_cents
),

combined as (
    select * from near_limit
    union all
    select * from full_seats
    union all
    select * from next_tier
),

final as (
    select
        ready_customers.customer_id,
        ready_customers.customer_name,
        ready_customers.segment,
        ready_customers.owner_name,
        combined.signal,
        combined.measure,
        combined.evidence,
        combined.value,
        combined.threshold,
        ready_customers.mrr_cents,
        combined.estimated_uplift_cents,
        ready_customers.as_of_date
    from combined
    inner join ready_customers
        on combined.customer_id = ready_customers.customer_id
)

select * from final
