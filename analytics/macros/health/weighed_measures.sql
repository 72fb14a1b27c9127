{#- Of every measure of a row: what it weighs there, what is taken off the whole instead, how much of its weight it costs
    and what its ceiling allows. A measure counts when it has a value, or when that it has none is good news in a
    connected source; where there is nothing to measure in one, its weight is taken off the whole. `measures` and
    `stages` are relations, of int_health__measures and int_health__policy. -#}
{% macro weighed_measures(measures, stages) -%}
    {%- set policy = health_policy() -%}
    select
        {{ measures }}.*,
        {%- for measure in policy.measures %}
        case
            when {{ measures }}.{{ measure }} is not null then {{ stages }}.{{ measure }}_weight
            when {{ measures }}.has_{{ policy.needs[measure] }} then {{ stages }}.{{ measure }}_unmeasured_weight
            else 0
        end as {{ measure }}_weight,
        case
            when {{ measures }}.{{ measure }} is null and {{ measures }}.has_{{ policy.needs[measure] }}
                then {{ stages }}.{{ measure }}_spared_weight
            else 0
        end as {{ measure }}_spared_weight,
        coalesce(
            {{ penalty_share(
                measures ~ '.' ~ measure, stages ~ '.' ~ measure ~ '_no_penalty_at', stages ~ '.' ~ measure ~ '_full_penalty_at'
            ) }},
            0
        ) as {{ measure }}_share,
        {%- endfor %}
        {%- for measure in policy.ceilings %}
        case
            when {{ stages }}.{{ measure }}_is_worse_above and {{ measures }}.{{ measure }} >= {{ stages }}.{{ measure }}_ceiling_from
                then {{ stages }}.{{ measure }}_ceiling_to
            when not {{ stages }}.{{ measure }}_is_worse_above and {{ measures }}.{{ measure }} <= {{ stages }}.{{ measure }}_ceiling_from
                then {{ stages }}.{{ measure }}_ceiling_to
            else 100
        end as {{ measure }}_ceiling,
        {%- endfor %}
        {{ stages }}.total_weight
    from {{ measures }}
    inner join {{ stages }}
        on {{ measures }}.segment = {{ stages }}.segment
        and {{ measures }}.lifecycle_stage = {{ stages }}.lifecycle_stage
{%- endmacro %}
