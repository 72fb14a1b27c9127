{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set policy = health_policy() -%}
{%- set flags = policy.ceilings | reject('in', policy.measures) | list -%}
{%- set days = health_days_to_score(
    'select distinct customer_id, basis from ' ~ ref('customer_health_daily') ~ ' where reason_count > 0'
) %}

with

reopened as (
    {{ days.reopened }}
),

penalties as (
    select * from {{ ref('int_health__penalties') }}
    where {{ days.lookback }}
),

measure_policies as (
    select * from {{ ref('health_policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

-- A list has one place per measure; what a ceiling takes is a point lost to its measure.
listed as (
    select
        customer_id,
        segment,
        lifecycle_stage,
        basis,
        [
            {%- for measure in policy.measures %}
            {{ measure }}_hundredths
            {%- if measure in policy.ceilings %} + case when capped_by = '{{ measure }}' then capped_hundredths else 0 end{% endif %},
            {%- endfor %}
            {%- for flag in flags %}
            cast(case when capped_by = '{{ flag }}' then capped_hundredths else 0 end as smallint),
            {%- endfor %}
        ] as hundredths,
        [
            {%- for measure in policy.measures %}
            cast({{ measure }} as decimal(12, 4)),
            {%- endfor %}
            {%- for flag in flags %}
            cast({{ flag }} as decimal(12, 4)),
            {%- endfor %}
        ] as measured,
        date
    from penalties
    where is_scored
),

compared as (
    select
        *,
        case when lag(date, 1) over by_day = date - 1 then lag(hundredths, 1) over by_day end as day_before,
        case
            when lag(date, 28) over by_day = date - 28 then lag(hundredths, 28) over by_day
        end as weeks_before
    from listed
    window by_day as (partition by customer_id order by date)
),

numbered as (
    select unnest(range(1, {{ 1 + policy.measures | length + flags | length }})) as place
),

reasons as (
    select
        compared.customer_id,
        compared.segment,
        compared.lifecycle_stage,
        compared.basis,
        [{{ quoted_list(policy.measures + flags) }}][numbered.place] as measure,
        compared.measured[numbered.place] as value,
        compared.hundredths[numbered.place] as hundredths,
        compared.hundredths[numbered.place] - compared.day_before[numbered.place] as change_1d,
        compared.hundredths[numbered.place] - compared.weeks_before[numbered.place] as change_28d,
        compared.date
    from compared
    inner join numbered
        on compared.hundredths[numbered.place] > 0
    where {{ days.wanted }}
),

thresholds as (
    select segment, lifecycle_stage, measure, no_penalty_at as threshold from measure_policies
    union all
    select segment, lifecycle_stage, measure, value_from from ceilings
    where measure in ({{ quoted_list(flags or ['']) }})
),

final as (
    select
        reasons.customer_id,
        reasons.measure,
        reasons.basis,
        reasons.value,
        thresholds.threshold,
        cast(reasons.hundredths * cast(0.01 as decimal(3, 2)) as decimal(5, 2)) as points,
        cast(reasons.change_1d * cast(0.01 as decimal(3, 2)) as decimal(5, 2)) as points_change_1d,
        cast(reasons.change_28d * cast(0.01 as decimal(3, 2)) as decimal(5, 2)) as points_change_28d,
        reasons.date
    from reasons
    inner join thresholds
        on reasons.segment = thresholds.segment
        and reasons.lifecycle_stage = thresholds.lifecycle_stage
        and reasons.measure = thresholds.measure
)

select * from final
