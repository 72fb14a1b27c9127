{#- A query for the whole numbers from `first` to `last`, one row each, in the column `name`. -#}
{% macro number_rows(first, last, name) -%}
    {{ return(adapter.dispatch('number_rows')(first, last, name)) }}
{%- endmacro %}

{% macro default__number_rows(first, last, name) -%}
    select cast(unnest(generate_series({{ first }}, {{ last }})) as integer) as {{ name }}
{%- endmacro %}

{% macro postgres__number_rows(first, last, name) -%}
    select generate_series({{ first }}, {{ last }}) as {{ name }}
{%- endmacro %}

{% macro trino__number_rows(first, last, name) -%}
    select cast(series.entry as integer) as {{ name }} from unnest(sequence({{ first }}, {{ last }})) as series (entry)
{%- endmacro %}

{#- A query for the entries of a list, one row each, in the column `name`. -#}
{% macro entry_rows(entries, name) -%}
    {{ return(adapter.dispatch('entry_rows')(entries, name)) }}
{%- endmacro %}

{% macro default__entry_rows(entries, name) -%}
    select unnest([{{ entries }}]) as {{ name }}
{%- endmacro %}

{% macro postgres__entry_rows(entries, name) -%}
    select unnest(array[{{ entries }}]) as {{ name }}
{%- endmacro %}

{% macro trino__entry_rows(entries, name) -%}
    select series.entry as {{ name }} from unnest(array[{{ entries }}]) as series (entry)
{%- endmacro %}
