{#- What has to happen to other relations before this one can be replaced. -#}
{% macro before_replacing(relation) -%}
  {{ return(adapter.dispatch('before_replacing', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__before_replacing(relation) %}
{% endmacro %}
