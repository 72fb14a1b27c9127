{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_open_usage_series('known_date', 'customer_no') }}"
) }}
{%- set windows = {'28d': health_policy().parameters.activity_window_days} -%}
{%- set tiers = feature_tiers() -%}

with

usage_events as (
    select * from {{ ref('int_usage_events__numbered') }}
),

features as (
    select
        feature_no,
        product_no,
        case tier {% for tier in tiers %}when '{{ tier }}' then {{ loop.index }} {% endfor %}end as tier_rank
    from {{ ref('int_usage__features') }}
    where tier in ({{ quoted_list(tiers) }})
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

feature_days as (
    select
        usage_events.customer_no,
        usage_events.feature_no,
        usage_events.event_date,
        min(usage_events.known_date) as known_date
    from usage_events
    {%- if is_incremental() %}
    inner join series
        on usage_events.customer_no = series.customer_no
        and usage_events.event_date >= {{ days_back('series.from_date', windows.values() | max + 1) }}
    {%- endif %}
    group by usage_events.customer_no, usage_events.feature_no, usage_events.event_date
),

days as (
    select
        {{ usage_group('feature_days.customer_no', 'features.product_no') }} as group_no,
        feature_days.feature_no as member_no,
        features.tier_rank,
        feature_days.event_date,
        feature_days.known_date
    from feature_days
    inner join features
        on feature_days.feature_no = features.feature_no
),

changes as (
    {{ known_window_changes('days', windows, ['tier_rank']) }}
),

final as (
    select
        series.customer_no,
        changes.group_no,
        {%- for tier in tiers %}
        cast(coalesce(sum(changes.change_28d) filter (where changes.tier_rank = {{ loop.index }}), 0) as integer)
            as {{ tier }}_features_28d_change,
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
    group by series.customer_no, changes.group_no, series.basis, series_days.inputs_fingerprint, changes.date
)

select * from final
