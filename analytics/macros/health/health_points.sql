{#- The points that each measure of a weighed row costs, in hundredths that add up to what its score lost. `weighed` is a
    relation made by weighed_measures(). -#}
{% macro health_points(weighed) -%}
    {%- set policy = health_policy() -%}
    with

    covered as{{ computed_once() }} (
        select
            *,
            {% for measure in policy.measures %}{{ measure }}_weight{{ ' + ' if not loop.last }}{% endfor %} as covered_weight,
            total_weight
            {%- for measure in policy.measures %} - {{ measure }}_spared_weight{% endfor %} as applicable_weight
        from {{ weighed }}
    ),

    -- In millionths of a point.
    penalised as{{ computed_once() }} (
        select
            *,
            {%- for measure in policy.measures %}
            cast(floor({{ measure }}_share * (cast({{ measure }}_weight * 100 as double precision) / nullif(covered_weight, 0)) * 1000000) as bigint)
                as {{ measure }}_penalty,
            {%- endfor %}
            cast(round(cast(covered_weight as decimal(12, 4)) / nullif(applicable_weight, 0), 4) as decimal(5, 4))
                as data_coverage,
            covered_weight >= {{ policy.minimum_coverage }} * applicable_weight
            and days_of_history >= {{ policy.minimum_history_days }} as is_scored
        from covered
    ),

    -- Sums so far: what each adds to the rounded sum are its points, so that they add up to the rounded whole.
    accumulated as{{ computed_once() }} (
        select
            *,
            0 as before_0,
            {%- for measure in policy.measures %}
            {{ whole_quotient('(' ~ policy.measures[:loop.index] | join('_penalty + ') ~ '_penalty + 5000)', '10000') }} as before_{{ loop.index }}{{ ',' if not loop.last }}
            {%- endfor %}
        from penalised
    ),

    pointed as{{ computed_once() }} (
        select
            *,
            {%- for measure in policy.measures %}
            cast(before_{{ loop.index }} - before_{{ loop.index0 }} as smallint) as {{ measure }}_hundredths,
            {%- endfor %}
            10000 - before_{{ policy.measures | length }} as uncapped_hundredths,
            {%- set ceilings = ['100'] -%}
            {%- for measure in policy.ceilings %}{% do ceilings.append(measure ~ '_ceiling') %}{% endfor %}
            cast(100 * {{ least_of(ceilings) }} as integer) as ceiling_hundredths
        from accumulated
    )

    select
        *,
        case
            when ceiling_hundredths >= uncapped_hundredths then cast(null as varchar)
            {%- for measure in policy.ceilings %}
            when cast(100 * {{ measure }}_ceiling as integer) = ceiling_hundredths then '{{ measure }}'
            {%- endfor %}
        end as capped_by,
        cast(uncapped_hundredths - least(uncapped_hundredths, ceiling_hundredths) as smallint) as capped_hundredths,
        cast(least(uncapped_hundredths, ceiling_hundredths) as integer) as score_hundredths
    from pointed
{%- endmacro %}
