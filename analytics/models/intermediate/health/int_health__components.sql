{%- set policy = health_policy() -%}

with

measures as (
    select * from {{ ref('int_health__measures') }}
),

stages as (
    select * from {{ ref('int_health__policy') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

measure_policies as (
    select distinct measure, component from {{ ref('health_policy') }}
),

latest as (
    select measures.*
    from measures
    inner join bounds
        on measures.date = bounds.as_of_date
),

latest_weighed as (
    {{ weighed_measures('latest', 'stages') | indent(4) }}
),

weighed as (
    {%- for measure in policy.measures %}
    select
        customer_id,
        '{{ measure }}' as measure,
        {{ measure }}_weight as weight,
        {{ measure }}_share as share
    from latest_weighed
    where {{ measure }}_weight > 0
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

component_scores as (
    select
        weighed.customer_id,
        measure_policies.component,
        100 * (1 - sum(weighed.weight * weighed.share) / nullif(sum(weighed.weight), 0)) as score
    from weighed
    inner join measure_policies
        on weighed.measure = measure_policies.measure
    group by weighed.customer_id, measure_policies.component
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
