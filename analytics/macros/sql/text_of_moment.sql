{#- A timestamp or date as DuckDB writes it: '2026-01-31 08:05:00', with a fraction only where there is one. -#}
{% macro text_of_moment(moment) -%}
    {{ return(adapter.dispatch('text_of_moment')(moment)) }}
{%- endmacro %}

{% macro default__text_of_moment(moment) -%}
    cast({{ moment }} as varchar)
{%- endmacro %}

{% macro trino__text_of_moment(moment) -%}
    regexp_replace(cast({{ moment }} as varchar), '[.]0+$|([.][0-9]*[1-9])0+$', '$1')
{%- endmacro %}
