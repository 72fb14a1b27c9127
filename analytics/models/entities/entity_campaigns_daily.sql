{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_campaigns_history'), 'date', 'day') }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set sums = ['impressions', 'clicks', 'conversions', 'spend_cents', 'sends', 'deliveries', 'opens', 'unsubscribes'] %}

with

campaign_versions as (
    select * from {{ ref('entity_campaigns_history') }}
),

performance_days as (
    select * from {{ ref('int_campaigns__performance_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

days as (
    {{ calendar_periods('bounds', 'day') }}
),

fingerprints as (
    {{ period_fingerprints('days', 'day',
        facts=[{'relation': 'performance_days', 'day': 'date', 'columns': ['campaign_id'] + sums}],
        versions=[{'relation': 'campaign_versions', 'columns': ['campaign_id', 'platform', 'channel', 'campaign_name', 'status']}]
    ) }}
),

open_days as (
    {{ open_periods('fingerprints', 'date') }}
),

campaigns as (
    select
        campaign_versions.*,
        open_days.inputs_fingerprint,
        open_days.period as date
    from open_days
    inner join campaign_versions
        on open_days.period >= campaign_versions.valid_from
        and open_days.period < campaign_versions.valid_to
),

final as (
    select
        campaigns.campaign_id,
        campaigns.platform,
        campaigns.channel,
        campaigns.campaign_name,
        campaigns.status,
        {%- for name in sums %}
        performance_days.{{ name }},
        {%- endfor %}
        campaigns.inputs_fingerprint,
        campaigns.date
    from campaigns
    left join performance_days
        on campaigns.campaign_id = performance_days.campaign_id
        and campaigns.date = performance_days.date
)

select * from final
