{#- What the database calls a type of this project, which has them by DuckDB's names: `hugeint` is a whole number of 38
    digits, `timestamp` one to the microsecond. -#}
{% macro sql_type(name) -%}
    {{ return(adapter.dispatch('sql_type')(name)) }}
{%- endmacro %}

{% macro default__sql_type(name) -%}
    {{ return(name) }}
{%- endmacro %}

{% macro postgres__sql_type(name) -%}
    {{ return({'hugeint': 'numeric(38, 0)', 'ubigint': 'bigint'}.get(name, name)) }}
{%- endmacro %}

{% macro trino__sql_type(name) -%}
    {{ return({'hugeint': 'decimal(38, 0)', 'ubigint': 'bigint', 'timestamp': 'timestamp(6)', 'timestamptz': 'timestamp(6) with time zone'}.get(name, name)) }}
{%- endmacro %}
