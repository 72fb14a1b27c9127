{# One row for each column of the given relations, as catalog.json tells of them. #}
{% macro get_catalog_relations(information_schema, relations) -%}
  {{ return(adapter.dispatch('get_catalog_relations', 'dbt')(information_schema, relations)) }}
{%- endmacro %}

{% macro default__get_catalog_relations(information_schema, relations) -%}
  {% set schemas = relations | map(attribute='schema') | unique | list %}
  {{ return(get_catalog(information_schema, schemas)) }}
{%- endmacro %}


{# The same for whole schemas. #}
{% macro get_catalog(information_schema, schemas) -%}
  {{ return(adapter.dispatch('get_catalog', 'dbt')(information_schema, schemas)) }}
{%- endmacro %}

{# Nothing to say here: the adapter itself is asked, relation by relation. #}
{% macro default__get_catalog(information_schema, schemas) -%}
  {{ return(none) }}
{%- endmacro %}
