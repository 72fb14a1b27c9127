{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('known_date', 'customer_no') }}"
) }}
{%- set window_lengths = {'7d': 7, '28d': 28} -%}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
    where user_no is not null
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

days as (
    select
        {{ usage_group('usage_events.customer_no', 'features.product_no') }} as group_no,
        usage_events.user_no as member_no,
        usage_events.event_date,
        min(usage_events.known_date) as known_date
    from usage_events
    inner join features
        on usage_events.feature_no = features.feature_no
    {%- if is_incremental() %}
    inner join series
        on usage_events.customer_no = series.customer_no
        and usage_events.event_date >= {{ days_back('series.from_date', window_lengths.values() | max + 1) }}
    {%- endif %}
    group by {{ usage_group('usage_events.customer_no', 'features.product_no') }}, usage_events.user_no, usage_events.event_date
),

changes as (
    {{ known_window_changes('days', window_lengths) }}
),

final as (
    select
        series.customer_no,
        changes.group_no,
        changes.active_1d as active_users_1d,
        {%- for name in window_lengths %}
        changes.change_{{ name }} as active_users_{{ name }}_change,
        {%- endfor %}
        series.basis,
        series_days.inputs_fingerprint,
        changes.date
    from changes
    inner join series
        on {{ usage_group_customer('changes.group_no') }} = series.customer_no
        and changes.date >= series.from_date
    left join series_days
        on changes.date = series_days.date
)

select * from final
