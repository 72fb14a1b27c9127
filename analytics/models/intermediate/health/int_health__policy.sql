{%- set measures = health_policy().measures -%}

with

policy as (
    select * from {{ ref('health_policy') }}
),

final as (
    select
        segment,
        lifecycle_stage,
        {%- for measure in measures %}
        max(weight) filter (where measure = '{{ measure }}') as {{ measure }}_weight,
        max(no_penalty_at) filter (where measure = '{{ measure }}') as {{ measure }}_no_penalty_at,
        max(full_penalty_at) filter (where measure = '{{ measure }}') as {{ measure }}_full_penalty_at,
        max(source_system) filter (where measure = '{{ measure }}') as {{ measure }}_source,
        bool_or(when_unmeasured = 'no_penalty') filter (where measure = '{{ measure }}') as {{ measure }}_is_optional,
        {%- endfor %}
        sum(weight) as total_weight
    from policy
    group by segment, lifecycle_stage
)

select * from final
