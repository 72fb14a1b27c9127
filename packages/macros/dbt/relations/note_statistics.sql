{#- Tells the database how many rows and different values a table has now, where it does not note that as it writes:
    who reads the table next, in the same run, is planned by it. -#}
{% macro note_statistics(relation) -%}
  {{ return(adapter.dispatch('note_statistics', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__note_statistics(relation) %}
{% endmacro %}
