{#- What one quantity tier contributes to the price of `quantity` units; the price is the sum over the tiers. The tier
    covers quantities in (lower, upper], an upper of null is open. Volume prices all units at the tier reached, graduated
    prices each unit in its own tier; flat fees are due once a tier is reached. -#}
{% macro tier_amount(quantity, tiers_mode, lower, upper, unit_amount, flat_amount) -%}
    case
        when {{ quantity }} <= {{ lower }} then 0
        when {{ tiers_mode }} = 'volume' and {{ upper }} < {{ quantity }} then 0
        when {{ tiers_mode }} = 'volume' then {{ quantity }} * {{ unit_amount }} + {{ flat_amount }}
        when {{ tiers_mode }} = 'graduated'
            then ({{ least_of([quantity, 'coalesce(' ~ upper ~ ', ' ~ quantity ~ ')']) }} - {{ lower }}) * {{ unit_amount }} + {{ flat_amount }}
    end
{%- endmacro %}
