{#- CTEs that work out how likely a walk through a graph ends in conversion: each doubles the number of steps looked ahead.

    `moves_0`: removed, from_state, to_state, chance (in units of 1 ÷ scale) between states that are no end;
    `chances_0`: removed, from_state, chance to end in conversion at the next step. After n doublings `chances_<n>` is the
    chance to do so within 2^n steps. Whole numbers throughout, so that the same paths give the same figures. -#}
{% macro absorption_steps(doublings, scale) -%}
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
