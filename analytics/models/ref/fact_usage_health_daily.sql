{%- set parameters = health_policy().parameters -%}
{%- set sums = [
    'active_users_1d', 'active_users_7d', 'active_users_28d', 'current_units', 'earlier_units',
    'entitled_seats', 'entitled_units', 'seat_grants', 'unit_grants',
] -%}

with

unit_changes as (
    select * from {{ ref('int_usage_changes__units') }}
),

people_changes as (
    select * from {{ ref('int_usage_changes__people') }}
),

entitlement_changes as (
    select * from {{ ref('int_usage_changes__entitlements') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

changes as (
    select * from unit_changes
    union all by name
    select * from people_changes
    union all by name
    select * from entitlement_changes
),

day_changes as (
    select
        customer_id,
        product,
        {%- for name in sums %}
        coalesce(sum({{ name }}_change), 0) as {{ name }}_change,
        {%- endfor %}
        max(last_used_date) as last_used_date,
        date
    from changes
    group by customer_id, product, date
),

-- From the first sign of use or entitlement until every window has run out.
lifetimes as (
    select
        day_changes.customer_id,
        day_changes.product,
        min(day_changes.date) as first_date,
        case
            when sum(day_changes.seat_grants_change + day_changes.unit_grants_change) > 0 then max(bounds.as_of_date)
            else least(max(day_changes.date), max(bounds.as_of_date))
        end as last_date
    from day_changes
    cross join bounds
    group by day_changes.customer_id, day_changes.product
),

product_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

running_sums as (
    select
        product_days.customer_id,
        product_days.product,
        {%- for name in sums %}
        cast(sum(coalesce(day_changes.{{ name }}_change, 0)) over running as bigint) as {{ name }},
        {%- endfor %}
        max(day_changes.last_used_date) over running as last_activity_date,
        product_days.date_day as date
    from product_days
    left join day_changes
        on product_days.customer_id = day_changes.customer_id
        and product_days.product = day_changes.product
        and product_days.date_day = day_changes.date
    window running as (
        partition by product_days.customer_id, product_days.product
        order by product_days.date_day
        rows between unbounded preceding and current row
    )
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
        case when seat_grants > 0 then entitled_seats end as entitled_seats,
        case when unit_grants > 0 then entitled_units end as entitled_units_28d,
        case
            when earlier_units >= {{ parameters.usage_trend_floor_units }}
                then {{ rounded_share('current_units', 'earlier_units') }} - 1
        end as usage_trend_28d,
        case when unit_grants > 0 then {{ rounded_share('current_units', 'entitled_units') }} end as overage_ratio_28d,
        case when seat_grants > 0 then {{ rounded_share('active_users_28d', 'entitled_seats') }} end as seat_utilisation,
        date_diff('day', last_activity_date, date) as days_since_last_activity,
        last_activity_date,
        date
    from running_sums
)

select * from final
