{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('known_date', 'customer_id', 'health_basis', reported=true) }}"
) }}

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

customer_entitlements as (
    select * from {{ ref('int_usage__entitlements') }}
),

customer_tiers as (
    select * from {{ ref('int_usage__held_tiers') }}
),

usage_groups as (
    select * from {{ ref('int_usage__groups') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

customers as (
    select * from {{ ref('int_usage__customer_basis') }}
),

-- Of a product that is used again after a break the days of the break are made as well.
booked as (
    {%- if is_incremental() %}
    select
        customer_id,
        product,
        {{ days_after('max(date)', 1) }} as from_date
    from {{ this }}
    group by customer_id, product
    {%- else %}
    select
        customer_id,
        product,
        date '0001-01-01' as from_date
    from usage_groups
    where false
    {%- endif %}
),

series_days as (
    {{ usage_series_fingerprints('known_date', 'event_days', 'bounds') }}
),

entitlements as (
    select
        usage_groups.group_no,
        customer_entitlements.entitled_seats,
        customer_entitlements.entitled_units,
        customer_entitlements.valid_from,
        customer_entitlements.valid_to
    from customer_entitlements
    inner join usage_groups
        on customer_entitlements.customer_id = usage_groups.customer_id
        and customer_entitlements.product = usage_groups.product
),

held_tiers as (
    select
        usage_groups.group_no,
        customer_tiers.tier,
        customer_tiers.features_entitled,
        customer_tiers.valid_from,
        customer_tiers.valid_to
    from customer_tiers
    inner join usage_groups
        on customer_tiers.customer_id = usage_groups.customer_id
        and customer_tiers.product = usage_groups.product
),

changes as (
    select
        group_no,
        0 as active_users_1d,
        0 as active_users_7d_change,
        0 as active_users_28d_change,
        current_units_change,
        earlier_units_change,
        last_used_date,
        {%- for tier in tiers %}
        0 as {{ tier }}_features_28d_change,
        {%- endfor %}
        date
    from unit_changes
    union all
    select
        group_no,
        active_users_1d,
        active_users_7d_change,
        active_users_28d_change,
        0,
        0,
        null,
        {%- for tier in tiers %}
        0,
        {%- endfor %}
        date
    from people_changes
    union all
    select
        group_no,
        0,
        0,
        0,
        0,
        0,
        null,
        {%- for tier in tiers %}
        {{ tier }}_features_28d_change,
        {%- endfor %}
        date
    from feature_changes
),

-- From the first sign of use or entitlement until every window and entitlement has run out.
spans as (
    select group_no, min(date) as first_date, max(date) as last_date
    from changes
    group by group_no
    union all
    select group_no, min(valid_from), max(coalesce({{ days_back('valid_to', 1) }}, bounds.as_of_date))
    from entitlements
    cross join bounds
    group by group_no
),

lifetimes as (
    select
        spans.group_no,
        customers.health_basis as basis,
        {{ greatest_of(['min(spans.first_date)', 'coalesce(max(booked.from_date), min(spans.first_date))']) }} as first_date,
        {{ least_of(['max(spans.last_date)', 'max(bounds.as_of_date)']) }} as last_date
    from spans
    cross join bounds
    inner join usage_groups
        on spans.group_no = usage_groups.group_no
    inner join customers
        on usage_groups.customer_id = customers.customer_id
    left join booked
        on usage_groups.customer_id = booked.customer_id
        and usage_groups.product = booked.product
    group by spans.group_no, customers.health_basis
),

product_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

-- What changed before the first day that is made here has added up by then.
day_changes as (
    select
        lifetimes.group_no,
        cast(sum(case when changes.date >= lifetimes.first_date then changes.active_users_1d else 0 end) as integer) as active_users_1d,
        {%- for name in sums %}
        cast(sum(changes.{{ name }}_change) as bigint) as {{ name }}_change,
        {%- endfor %}
        {%- for tier in tiers %}
        cast(sum(changes.{{ tier }}_features_28d_change) as integer) as {{ tier }}_features_28d_change,
        {%- endfor %}
        max(changes.last_used_date) as last_used_date,
        greatest(changes.date, lifetimes.first_date) as date
    from changes
    inner join lifetimes
        on changes.group_no = lifetimes.group_no
        and changes.date <= lifetimes.last_date
    group by lifetimes.group_no, greatest(changes.date, lifetimes.first_date)
),

running_sums as (
    select
        product_days.group_no,
        product_days.basis,
        coalesce(day_changes.active_users_1d, 0) as active_users_1d,
        {%- for name in sums %}
        coalesce(cast(sum(day_changes.{{ name }}_change) over running as bigint), 0) as {{ name }},
        {%- endfor %}
        {%- for tier in tiers %}
        coalesce(cast(sum(day_changes.{{ tier }}_features_28d_change) over running as integer), 0) as {{ tier }}_features,
        {%- endfor %}
        max(day_changes.last_used_date) over running as last_activity_date,
        product_days.date_day as date
    from product_days
    left join day_changes
        on product_days.group_no = day_changes.group_no
        and product_days.date_day = day_changes.date
    window running as (
        partition by product_days.group_no
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
        on running_sums.group_no = entitlements.group_no
        and running_sums.date >= entitlements.valid_from
        and running_sums.date < coalesce(entitlements.valid_to, {{ open_end_day() }})
    left join held_tiers
        on running_sums.group_no = held_tiers.group_no
        and running_sums.date >= held_tiers.valid_from
        and running_sums.date < coalesce(held_tiers.valid_to, {{ open_end_day() }})
),

final as (
    select
        usage_groups.customer_id,
        usage_groups.product,
        entitled.active_users_1d,
        entitled.active_users_7d,
        entitled.active_users_28d,
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
        {{ days_between('entitled.last_activity_date', 'entitled.date') }} as days_since_last_activity,
        entitled.basis,
        series_days.inputs_fingerprint,
        entitled.last_activity_date,
        entitled.date
    from entitled
    inner join usage_groups
        on entitled.group_no = usage_groups.group_no
    left join series_days
        on entitled.date = series_days.date
)

select * from final
