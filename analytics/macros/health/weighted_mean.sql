{#- Mean of the parts that are known, by weight; null when none is. `parts` is a list of (weight, expression). -#}
{% macro weighted_mean(parts) -%}
    (
        {%- for part in parts %}
        coalesce({{ part[0] }} * ({{ part[1] }}), 0){{ ' +' if not loop.last }}
        {%- endfor %}
    ) / nullif(
        {%- for part in parts %}
        case when ({{ part[1] }}) is null then 0 else {{ part[0] }} end{{ ' +' if not loop.last }}
        {%- endfor %},
        0
    )
{%- endmacro %}
