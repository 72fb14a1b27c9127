{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='month',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_features_history'), 'month', 'month') }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set adoption_figures = ['entitled_customers', 'using_customers', 'adopting_customers', 'active_users'] %}

with

feature_versions as (
    select * from {{ ref('entity_features_history') }}
),

adoption as (
    select * from {{ ref('rpt_feature_adoption') }}
    where dimension = 'total'
),

used_days as (
    select * from {{ ref('int_features__used_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

months as (
    {{ calendar_periods('bounds', 'month') }}
),

fingerprints as (
    {{ period_fingerprints('months', 'month',
        facts=[
            {'relation': 'adoption', 'day': 'date', 'columns': ['feature_id', 'date', 'adoption_rate'] + adoption_figures},
            {'relation': 'used_days', 'day': 'date', 'columns': ['feature_id', 'event_count', 'units']},
        ],
        versions=[{'relation': 'feature_versions', 'columns': ['feature_id', 'product', 'feature', 'tier', 'status', 'event_names']}]
    ) }}
),

open_months as (
    {{ open_periods('fingerprints', 'month') }}
),

features as (
    select
        feature_versions.*,
        open_months.inputs_fingerprint,
        open_months.period_end_date,
        open_months.period as month
    from open_months
    inner join feature_versions
        on open_months.period_end_date >= feature_versions.valid_from
        and open_months.period_end_date < feature_versions.valid_to
),

feature_months as (
    select
        feature_id,
        sum(event_count) as events,
        sum(units) as units,
        count(*) as active_days,
        {{ period_of('date', 'month') }} as month
    from used_days
    group by feature_id, {{ period_of('date', 'month') }}
),

final as (
    select
        features.feature_id,
        features.product,
        features.feature,
        features.tier,
        features.status,
        features.event_names,
        {%- for figure in adoption_figures %}
        cast(coalesce(adoption.{{ figure }}, 0) as bigint) as {{ figure }},
        {%- endfor %}
        adoption.adoption_rate,
        cast(coalesce(feature_months.events, 0) as bigint) as events,
        cast(coalesce(feature_months.units, 0) as bigint) as units,
        coalesce(feature_months.active_days, 0) as active_days,
        features.inputs_fingerprint,
        features.month,
        features.period_end_date
    from features
    left join adoption
        on features.feature_id = adoption.feature_id
        and features.period_end_date = adoption.date
    left join feature_months
        on features.feature_id = feature_months.feature_id
        and features.month = feature_months.month
)

select * from final
