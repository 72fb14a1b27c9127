{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('known_date', 'customer_no') }}"
) }}
{%- set window_days = health_policy().parameters.activity_window_days -%}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
),

event_days as (
    select * from {{ ref('int_usage__event_days') }}
),

customer_basis as (
    select * from {{ ref('int_usage__customer_basis') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

series as (
    {{ open_usage_series('customer_basis', 'customer_no') }}
),

series_days as (
    {{ usage_series_fingerprints('known_date', 'event_days', 'bounds') }}
),

product_days as (
    select
        {{ usage_group('usage_events.customer_no', 'features.product_no') }} as group_no,
        cast(sum(usage_events.units) as bigint) as units,
        usage_events.event_date,
        usage_events.known_date
    from usage_events
    inner join features
        on usage_events.feature_no = features.feature_no
    {%- if is_incremental() %}
    inner join series
        on usage_events.customer_no = series.customer_no
        and usage_events.event_date >= {{ days_back('series.from_date', 2 * window_days) }}
    {%- endif %}
    group by {{ usage_group('usage_events.customer_no', 'features.product_no') }}, usage_events.event_date, usage_events.known_date
),

-- Units enter a window when they are known and it has reached them, and leave it by the day they were used.
windows as (
    select
        group_no,
        units,
        event_date,
        known_date as enters_current,
        {{ days_after('event_date', window_days) }} as leaves_current,
        greatest(known_date, {{ days_after('event_date', window_days) }}) as enters_earlier,
        {{ days_after('event_date', 2 * window_days) }} as leaves_earlier
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

day_changes as (
    select
        group_no,
        cast(sum(current_units) as bigint) as current_units_change,
        cast(sum(earlier_units) as bigint) as earlier_units_change,
        max(last_used) as last_used_date,
        date
    from changes
    group by group_no, date
),

final as (
    select
        series.customer_no,
        day_changes.group_no,
        day_changes.current_units_change,
        day_changes.earlier_units_change,
        day_changes.last_used_date,
        series.basis,
        series_days.inputs_fingerprint,
        day_changes.date
    from day_changes
    inner join series
        on {{ usage_group_customer('day_changes.group_no') }} = series.customer_no
        and day_changes.date >= series.from_date
    left join series_days
        on day_changes.date = series_days.date
)

select * from final
