{#- CTEs that work out how likely a walk through a graph ends in conversion: each doubles the number of steps looked ahead.

    `moves_0`: removed, from_state, to_state, chance (in units of 1 ÷ scale) between states that are no end;
    `chances_0`: removed, from_state, chance to end in conversion at the next step. After n doublings `chances_<n>` is the
    chance to do so within 2^n steps. Whole numbers throughout, so that the same paths give the same figures. -#}
{% macro absorption_steps(doublings, scale) -%}
    {{ return(adapter.dispatch('absorption_steps')(doublings, scale)) }}
{%- endmacro %}

{% macro default__absorption_steps(doublings, scale) -%}
    {%- for step in range(doublings) %}
moved_{{ step + 1 }} as (
    select
        moves_{{ step }}.removed,
        moves_{{ step }}.from_state,
        {{ whole_quotient('sum(moves_' ~ step ~ '.chance * chances_' ~ step ~ '.chance)', scale) }} as chance
    from moves_{{ step }}
    inner join chances_{{ step }}
        on moves_{{ step }}.removed = chances_{{ step }}.removed
        and moves_{{ step }}.to_state = chances_{{ step }}.from_state
    group by moves_{{ step }}.removed, moves_{{ step }}.from_state
),

chances_{{ step + 1 }} as{{ computed_apart() }} (
    select
        chances_{{ step }}.removed,
        chances_{{ step }}.from_state,
        chances_{{ step }}.chance + coalesce(moved_{{ step + 1 }}.chance, 0) as chance
    from chances_{{ step }}
    left join moved_{{ step + 1 }}
        on chances_{{ step }}.removed = moved_{{ step + 1 }}.removed
        and chances_{{ step }}.from_state = moved_{{ step + 1 }}.from_state
),
{% if not loop.last %}
moves_{{ step + 1 }} as{{ computed_apart() }} (
    select
        earlier.removed,
        earlier.from_state,
        later.to_state,
        {{ whole_quotient('sum(earlier.chance * later.chance)', scale) }} as chance
    from moves_{{ step }} as earlier
    inner join moves_{{ step }} as later
        on earlier.removed = later.removed
        and earlier.to_state = later.from_state
    group by earlier.removed, earlier.from_state, later.to_state
),
{% endif %}
    {%- endfor %}
{%- endmacro %}

{#- Trino puts a step into each of its readers, so no step has two: a scenario's moves are a list that is taken apart twice,
    and conversion is a state that is never left. -#}
{% macro trino__absorption_steps(doublings, scale) -%}
walks_0 as (
    select removed, from_state, to_state, chance
    from moves_0
    union all
    select removed, from_state, 'conversion', chance
    from chances_0
    union all
    select removed, 'conversion', 'conversion', {{ scale }}
    from scenarios
),
    {%- for step in range(doublings) %}

gathered_{{ step }} as (
    select
        removed,
        array_agg(cast(row(from_state, to_state, chance) as row(from_state varchar, to_state varchar, chance decimal(38, 0)))) as moves
    from walks_{{ step }}
    group by removed
),

walks_{{ step + 1 }} as (
    select
        gathered.removed,
        earlier.from_state,
        later.to_state,
        {{ whole_quotient('sum(earlier.chance * later.chance)', scale) }} as chance
    from gathered_{{ step }} as gathered
    cross join unnest(gathered.moves) as earlier (from_state, to_state, chance)
    cross join unnest(gathered.moves) as later (from_state, to_state, chance)
    where earlier.to_state = later.from_state
    group by gathered.removed, earlier.from_state, later.to_state
),
    {%- endfor %}

chances_{{ doublings }} as (
    select removed, from_state, chance
    from walks_{{ doublings }}
    where to_state = 'conversion' and from_state != 'conversion'
),
{%- endmacro %}
