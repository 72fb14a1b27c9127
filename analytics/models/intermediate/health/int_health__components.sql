{%- set policy = health_policy() -%}

with

penalties as (
    select * from {{ ref('int_health__penalties') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

measure_policies as (
    select distinct measure, component from {{ ref('health_policy') }}
),

latest as (
    select penalties.*
    from penalties
    inner join bounds
        on penalties.date = bounds.as_of_date
),

weighed as (
    {%- for measure in policy.measures %}
    select
        customer_id,
        '{{ measure }}' as measure,
        {{ measure }}_weight as weight,
        {{ measure }}_share as share
    from latest
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
