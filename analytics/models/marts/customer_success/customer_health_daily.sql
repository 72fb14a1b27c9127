{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set policy = health_policy() %}
{%- set days = health_days_to_score('select distinct customer_id, basis from ' ~ ref('int_health__measures')) %}

with

reopened as (
    {{ days.reopened }}
),

measures as (
    select * from {{ ref('int_health__measures') }}
    where {{ days.wanted }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

final as (
    select
        measures.customer_id,
        cast(measures.segment as varchar) as segment,
        cast(measures.lifecycle_stage as varchar) as lifecycle_stage,
        coalesce(bands.band, 'insufficient_data') as health_band,
        coalesce(bands.risk_band, 'insufficient_data') as risk_band,
        measures.basis,
        cast(measures.score_hundredths * cast(0.01 as decimal(3, 2)) as decimal(5, 2)) as health_score,
        measures.data_coverage,
        cast(case
            when measures.score_hundredths is not null
                then {% for measure in policy.measures %}cast(
                    measures.{{ measure }}_hundredths > 0
                    {%- if measure in policy.ceilings %} or coalesce(measures.capped_by = '{{ measure }}', false){% endif %} as integer
                ) + {% endfor %}cast(coalesce(measures.capped_by not in ({{ quoted_list(policy.measures) }}), false) as integer)
            else 0
        end as bigint) as reason_count,
        cast(measures.usage_trend_28d as decimal(15, 4)) as usage_trend_28d,
        measures.seat_utilisation,
        measures.feature_breadth,
        cast(measures.days_since_last_activity as integer) as days_since_last_activity,
        cast(measures.overage_ratio_28d as decimal(12, 4)) as overage_ratio_28d,
        measures.champion_left = 1 as has_champion_left,
        measures.device_online_ratio,
        measures.sla_breach_rate_14d,
        cast(measures.open_critical_tickets_7d as integer) as open_critical_tickets_7d,
        measures.csat_90d,
        cast(measures.days_past_due as integer) as days_past_due,
        cast(measures.failed_payments_30d as integer) as failed_payments_30d,
        cast(measures.mrr_trend_90d as decimal(15, 4)) as mrr_trend_90d,
        cast(measures.renewal_usage_trend as decimal(15, 4)) as renewal_usage_trend,
        measures.mrr_cents,
        measures.days_to_renewal,
        measures.is_delinquent = 1 as is_delinquent,
        measures.has_devices,
        measures.renewal_date,
        measures.date
    from measures
    left join bands
        on measures.band_rank = bands.band_rank
)

select * from final
