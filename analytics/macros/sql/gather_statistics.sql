{#- What the database has to be told to know how many different values a relation's columns have; DuckDB notes it as it
    writes. For hooks. -#}
{% macro gather_statistics(relation) -%}
    {{ return(adapter.dispatch('gather_statistics')(relation)) }}
{%- endmacro %}

{% macro default__gather_statistics(relation) -%}
    analyze {{ relation }}
{%- endmacro %}

{% macro duckdb__gather_statistics(relation) -%}
{%- endmacro %}
