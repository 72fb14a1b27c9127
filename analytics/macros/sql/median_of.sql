{#- The middle value; between the two middle ones where their number is even. -#}
{% macro median_of(expression) -%}
    {{ return(adapter.dispatch('median_of')(expression)) }}
{%- endmacro %}

{% macro default__median_of(expression) -%}
    percentile_cont(0.5) within group (order by {{ expression }})
{%- endmacro %}


{% macro trino__median_of(expression) -%}
    {{ place_in_sorted_values(expression, '0.5') }}
{%- endmacro %}
