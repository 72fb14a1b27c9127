{%- set policy = health_policy() -%}

with

measure_policies as (
    select * from {{ ref('health_policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

ceiling_columns as (
    select
        segment,
        lifecycle_stage,
        {%- for measure in policy.ceilings %}
        max(value_from) filter (where measure = '{{ measure }}') as {{ measure }}_ceiling_from,
        max(score_to) filter (where measure = '{{ measure }}') as {{ measure }}_ceiling_to,
        bool_or(is_worse_above) filter (where measure = '{{ measure }}') as {{ measure }}_is_worse_above
        {{- ',' if not loop.last }}
        {%- else %}
        cast(null as integer) as no_ceiling
        {%- endfor %}
    from ceilings
    group by segment, lifecycle_stage
),

measure_columns as (
    select
        segment,
        lifecycle_stage,
        {%- for measure in policy.measures %}
        max(weight) filter (where measure = '{{ measure }}') as {{ measure }}_weight,
        coalesce(max(weight) filter (where measure = '{{ measure }}' and when_unmeasured = 'no_penalty'), 0)
            as {{ measure }}_unmeasured_weight,
        coalesce(max(weight) filter (where measure = '{{ measure }}' and when_unmeasured = 'not_applicable'), 0)
            as {{ measure }}_spared_weight,
        max(no_penalty_at) filter (where measure = '{{ measure }}') as {{ measure }}_no_penalty_at,
        max(full_penalty_at) filter (where measure = '{{ measure }}') as {{ measure }}_full_penalty_at,
        {%- endfor %}
        sum(weight) as total_weight
    from measure_policies
    group by segment, lifecycle_stage
),

final as (
    select
        measure_columns.*,
        {%- for measure in policy.ceilings %}
        ceiling_columns.{{ measure }}_ceiling_from,
        ceiling_columns.{{ measure }}_ceiling_to,
        ceiling_columns.{{ measure }}_is_worse_above
        {{- ',' if not loop.last }}
        {%- else %}
        ceiling_columns.no_ceiling
        {%- endfor %}
    from measure_columns
    left join ceiling_columns
        on measure_columns.segment = ceiling_columns.segment
        and measure_columns.lifecycle_stage = ceiling_columns.lifecycle_stage
)

select * from final
