{%- set policy = health_policy() -%}

with

measures as (
    select * from {{ ref('int_health__measures') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

weights as (
    select * from {{ ref('health_policy') }}
),

latest as (
    select measures.*
    from measures
    inner join bounds
        on measures.date = bounds.as_of_date
),

measure_values as (
    {%- for measure in policy.measures %}
    select
        customer_id,
        segment,
        lifecycle_stage,
        has_usage,
        has_support,
        has_billing,
        '{{ measure }}' as measure,
        cast({{ measure }} as decimal(12, 4)) as value
    from latest
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

weighed as (
    select
        measure_values.customer_id,
        weights.component,
        weights.weight,
        coalesce(
            {{ penalty_share('measure_values.value', 'weights.no_penalty_at', 'weights.full_penalty_at') }}, 0
        ) as penalty_share
    from measure_values
    inner join weights
        on measure_values.segment = weights.segment
        and measure_values.lifecycle_stage = weights.lifecycle_stage
        and measure_values.measure = weights.measure
    where
        measure_values.value is not null
        or (
            weights.when_unmeasured = 'no_penalty'
            and {{ health_source_is_connected('weights.source_system', 'measure_values') }}
        )
),

component_scores as (
    select
        customer_id,
        component,
        100 * (1 - sum(weight * penalty_share) / nullif(sum(weight), 0)) as score
    from weighed
    group by customer_id, component
),

final as (
    select
        customer_id,
        {%- for component in policy.composite %}
        max(score) filter (where component = '{{ component }}') as {{ component }}_score
        {{- ',' if not loop.last }}
        {%- endfor %}
    from component_scores
    group by customer_id
)

select * from final
