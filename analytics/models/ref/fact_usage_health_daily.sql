{%- set parameters = health_policy().parameters -%}
{%- set sums = ['active_users_7d', 'active_users_28d', 'current_units', 'earlier_units'] -%}
{%- set tiers = feature_tiers() -%}

with

unit_changes as (
    select * from {{ ref('int_usage_changes__units') }}
),

people_changes as (
    select * from {{ ref('int_usage_changes__people') }}
),

feature_changes as (
    select * from {{ ref('int_usage_changes__features') }}
),

entitlements as (
    select * from {{ ref('int_usage__entitlements') }}
),

held_tiers as (
    select * from {{ ref('int_usage__held_tiers') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

day_changes as (
    select
        coalesce(unit_changes.customer_id, people_changes.customer_id) as customer_id,
        coalesce(unit_changes.product, people_changes.product) as product,
        people_changes.active_users_1d,
        people_changes.active_users_7d_change,
        people_changes.active_users_28d_change,
        unit_changes.current_units_change,
        unit_changes.earlier_units_change,
        unit_changes.last_used_date,
        coalesce(unit_changes.date, people_changes.date) as date
    from unit_changes
    full outer join people_changes
        on unit_changes.customer_id = people_changes.customer_id
        and unit_changes.product = people_changes.product
        and unit_changes.date = people_changes.date
),

-- From the first sign of use or entitlement until every window and entitlement has run out.
spans as (
    select customer_id, product, min(date) as first_date, max(date) as last_date
    from day_changes
    group by customer_id, product
    union all
    select customer_id, product, min(valid_from), max(coalesce(valid_to - 1, bounds.as_of_date))
    from entitlements
    cross join bounds
    group by customer_id, product
),

lifetimes as (
    select
        spans.customer_id,
        spans.product,
        min(spans.first_date) as first_date,
        least(max(spans.last_date), max(bounds.as_of_date)) as last_date
    from spans
    cross join bounds
    group by spans.customer_id, spans.product
),

product_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running_sums as (
    select
        product_days.customer_id,
        product_days.product,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in sums %}
        cast(sum(coalesce(day_changes.{{ name }}_change, 0)) over running as bigint) as {{ name }},
        {%- endfor %}
        {%- for tier in tiers %}
        cast(sum(coalesce(feature_changes.{{ tier }}_features_28d_change, 0)) over running as integer) as {{ tier }}_features,
        {%- endfor %}
        max(day_changes.last_used_date) over running as last_activity_date,
        product_days.date_day as date
    from product_days
    left join day_changes
        on product_days.customer_id = day_changes.customer_id
        and product_days.product = day_changes.product
        and product_days.date_day = day_changes.date
    left join feature_changes
        on product_days.customer_id = feature_changes.customer_id
        and product_days.product = feature_changes.product
        and product_days.date_day = feature_changes.date
    window running as (
        partition by product_days.customer_id, product_days.product
        order by product_days.date_day
        rows between unbounded preceding and current row
    )
),

entitled as (
    select
        running_sums.*,
        entitlements.entitled_seats,
        entitlements.entitled_units,
        held_tiers.features_entitled,
        {{ 'running_sums.' ~ (tiers | join('_features + running_sums.')) ~ '_features' }} as features_used,
        case held_tiers.tier
            {%- for tier in tiers %}
            when '{{ tier }}' then {{ 'running_sums.' ~ (tiers[:loop.index] | join('_features + running_sums.')) ~ '_features' }}
            {%- endfor %}
        end as entitled_features_used
    from running_sums
    left join entitlements
        on running_sums.customer_id = entitlements.customer_id
        and running_sums.product = entitlements.product
        and running_sums.date >= entitlements.valid_from
        and running_sums.date < coalesce(entitlements.valid_to, {{ open_end_day() }})
    left join held_tiers
        on running_sums.customer_id = held_tiers.customer_id
        and running_sums.product = held_tiers.product
        and running_sums.date >= held_tiers.valid_from
        and running_sums.date < coalesce(held_tiers.valid_to, {{ open_end_day() }})
),

final as (
    select
        customer_id,
        product,
        active_users_1d,
        active_users_7d,
        active_users_28d,
        current_units as units_28d,
        earlier_units as units_previous_28d,
        entitled_seats,
        entitled_units as entitled_units_28d,
        features_used as features_used_28d,
        entitled_features_used as entitled_features_used_28d,
        features_entitled,
        case
            when earlier_units >= {{ parameters.usage_trend_floor_units }}
                then {{ rounded_share('current_units', 'earlier_units') }} - 1
        end as usage_trend_28d,
        {{ rounded_share('current_units', 'entitled_units') }} as overage_ratio_28d,
        {{ rounded_share('active_users_28d', 'entitled_seats') }} as seat_utilisation,
        {{ rounded_share('entitled_features_used', 'features_entitled') }} as feature_breadth,
        date_diff('day', last_activity_date, date) as days_since_last_activity,
        last_activity_date,
        date
    from entitled
)

select * from final
