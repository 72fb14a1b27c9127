{#- Where an entry stands in a text of entries with separators between them, from 1; 0 or null when it is not there. -#}
{% macro entry_position(list_text, separator, entry) -%}
    {{ return(adapter.dispatch('entry_position')(list_text, separator, entry)) }}
{%- endmacro %}

{% macro default__entry_position(list_text, separator, entry) -%}
    list_position(string_split({{ list_text }}, '{{ separator }}'), {{ entry }})
{%- endmacro %}

{% macro postgres__entry_position(list_text, separator, entry) -%}
    array_position(string_to_array({{ list_text }}, '{{ separator }}'), {{ entry }})
{%- endmacro %}

{% macro trino__entry_position(list_text, separator, entry) -%}
    array_position(split({{ list_text }}, '{{ separator }}'), {{ entry }})
{%- endmacro %}

{#- The entry at a place, from 1, of entries that are listed one by one. -#}
{% macro entry_at(entries, place) -%}
    {{ return(adapter.dispatch('entry_at')(entries, place)) }}
{%- endmacro %}

{% macro default__entry_at(entries, place) -%}
    [{{ entries }}][{{ place }}]
{%- endmacro %}

{% macro postgres__entry_at(entries, place) -%}
    (array[{{ entries }}])[{{ place }}]
{%- endmacro %}

{% macro trino__entry_at(entries, place) -%}
    element_at(array[{{ entries }}], {{ place }})
{%- endmacro %}

{#- A list of values, of which `entry_of` gives one by its place, from 1. -#}
{% macro entries_of(entries) -%}
    {{ return(adapter.dispatch('entries_of')(entries)) }}
{%- endmacro %}

{% macro default__entries_of(entries) -%}
    array[{{ entries }}]
{%- endmacro %}

{% macro duckdb__entries_of(entries) -%}
    [{{ entries }}]
{%- endmacro %}
