{#- Share of a full amount, 0 to 1; null when the value is not known. -#}
{% macro up_to_full(value, full_at) -%}
    case when {{ value }} is not null then least(greatest(cast({{ value }} as double precision) / {{ full_at }}, 0), 1) end
{%- endmacro %}
