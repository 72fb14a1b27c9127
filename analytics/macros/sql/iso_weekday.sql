{#- The day of the week of a date, from 1, Monday, to 7. -#}
{% macro iso_weekday(day) -%}
    {{ return(adapter.dispatch('iso_weekday')(day)) }}
{%- endmacro %}

{% macro default__iso_weekday(day) -%}
    extract('isodow' from {{ day }})
{%- endmacro %}

{% macro postgres__iso_weekday(day) -%}
    cast(extract(isodow from {{ day }}) as bigint)
{%- endmacro %}

{% macro trino__iso_weekday(day) -%}
    day_of_week({{ day }})
{%- endmacro %}
