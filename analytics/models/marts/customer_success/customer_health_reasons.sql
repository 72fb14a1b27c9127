{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set policy = health_policy() -%}
{%- set flags = policy.ceilings | reject('in', policy.measures) | list -%}
{%- set full_hundredths = 100 * 100 -%}
{%- set days = health_days_to_score(
    'select distinct customer_id, basis from ' ~ ref('int_health__measures')
    ~ ' where score_hundredths < ' ~ full_hundredths
) %}

with

reopened as (
    {{ days.reopened }}
),

measures as (
    select * from {{ ref('int_health__measures') }}
    where {{ days.lookback }} and score_hundredths is not null
),

measure_policies as (
    select * from {{ ref('health_policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

-- What a ceiling takes is a point lost to its measure. A list has one place per measure.
listed as (
    select
        customer_id,
        segment,
        lifecycle_stage,
        basis,
        {%- set hundredths, measured = [], [] -%}
        {%- for measure in policy.measures -%}
            {%- do hundredths.append(
                measure ~ '_hundredths'
                ~ (" + case when capped_by = '" ~ measure ~ "' then capped_hundredths else 0 end" if measure in policy.ceilings else '')
            ) -%}
        {%- endfor -%}
        {%- for flag in flags -%}
            {%- do hundredths.append("cast(case when capped_by = '" ~ flag ~ "' then capped_hundredths else 0 end as smallint)") -%}
        {%- endfor -%}
        {%- for measure in policy.measures + flags -%}
            {%- do measured.append('cast(' ~ measure ~ ' as decimal(12, 4))') -%}
        {%- endfor %}
        {{ entries_of(hundredths | join(', ')) }} as hundredths,
        {{ entries_of(measured | join(', ')) }} as measured,
        date
    from measures
),

compared as (
    select
        listed.*,
        day_before.hundredths as hundredths_1d,
        weeks_before.hundredths as hundredths_28d
    from listed
    left join listed as day_before
        on listed.customer_id = day_before.customer_id
        and {{ days_back('listed.date', 1) }} = day_before.date
    left join listed as weeks_before
        on listed.customer_id = weeks_before.customer_id
        and {{ days_back('listed.date', 28) }} = weeks_before.date
),

places as (
    {{ number_rows(1, policy.measures | length + flags | length, 'place') }}
),

-- The reasons of a day stay together.
reasons as (
    select
        compared.customer_id,
        compared.segment,
        compared.lifecycle_stage,
        compared.basis,
        cast({{ entry_at(quoted_list(policy.measures + flags), 'places.place') }} as varchar) as measure,
        compared.measured[places.place] as value,
        compared.hundredths[places.place] as hundredths,
        compared.hundredths[places.place] - compared.hundredths_1d[places.place] as change_1d,
        compared.hundredths[places.place] - compared.hundredths_28d[places.place] as change_28d,
        compared.date
    from compared
    inner join places
        on compared.hundredths[places.place] > 0
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
