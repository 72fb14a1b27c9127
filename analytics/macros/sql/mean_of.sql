{#- The mean of a column of numbers, of those rows that meet a condition where one is given. -#}
{% macro mean_of(expression, condition=none) -%}
    {{ return(adapter.dispatch('mean_of')(expression, condition)) }}
{%- endmacro %}

{% macro default__mean_of(expression, condition) -%}
    avg({{ expression }}){% if condition is not none %} filter (where {{ condition }}){% endif %}
{%- endmacro %}

{#- Trino's mean of decimals has no more digits than they have. -#}
{% macro trino__mean_of(expression, condition) -%}
    {%- set kept = '' if condition is none else ' filter (where ' ~ condition ~ ')' -%}
    cast(sum({{ expression }}){{ kept }} as double) / nullif(count({{ expression }}){{ kept }}, 0)
{%- endmacro %}

{#- PostgreSQL's is an exact number with an end. -#}
{% macro postgres__mean_of(expression, condition) -%}
    cast(avg({{ expression }}){% if condition is not none %} filter (where {{ condition }}){% endif %} as double precision)
{%- endmacro %}
