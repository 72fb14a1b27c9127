{%- set window_days = health_policy().parameters.activity_window_days -%}

with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
),

product_days as (
    select
        {{ usage_group('usage_days.customer_no', 'features.product_no') }} as group_no,
        cast(sum(usage_days.units) as bigint) as units,
        usage_days.event_date,
        usage_days.known_date
    from usage_days
    inner join features
        on usage_days.feature_no = features.feature_no
    group by group_no, usage_days.event_date, usage_days.known_date
),

-- Units enter a window when they are known and it has reached them, and leave it by the day they were used.
windows as (
    select
        group_no,
        units,
        event_date,
        known_date as enters_current,
        event_date + {{ window_days }} as leaves_current,
        greatest(known_date, event_date + {{ window_days }}) as enters_earlier,
        event_date + {{ 2 * window_days }} as leaves_earlier
    from product_days
),

-- What is known too late for a window still counts as activity.
changes as (
    select
        group_no,
        case when enters_current < leaves_current then units else 0 end as current_units,
        0 as earlier_units,
        event_date as last_used,
        enters_current as date
    from windows
    union all
    select group_no, -units, 0, null, leaves_current
    from windows
    where enters_current < leaves_current
    union all
    select group_no, 0, units, null, enters_earlier
    from windows
    where enters_earlier < leaves_earlier
    union all
    select group_no, 0, -units, null, leaves_earlier
    from windows
    where enters_earlier < leaves_earlier
),

final as (
    select
        group_no,
        cast(sum(current_units) as bigint) as current_units_change,
        cast(sum(earlier_units) as bigint) as earlier_units_change,
        max(last_used) as last_used_date,
        date
    from changes
    group by group_no, date
)

select * from final
