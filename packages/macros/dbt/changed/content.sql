{% macro get_relation_content_sql(relation, loaded_at_field) %}
  {#- One row: how many rows there are, and a checksum that differs when a row does. None where there is no sound one. -#}
  {{ return(adapter.dispatch('get_relation_content_sql', 'dbt')(relation, loaded_at_field)) }}
{% endmacro %}

{% macro default__get_relation_content_sql(relation, loaded_at_field) %}
  {{ return(none) }}
{% endmacro %}


{% macro get_relation_stamp_sql(relation) %}
  {#- One cell that probably differs once something else has built the relation anew. None where there is none. -#}
  {{ return(adapter.dispatch('get_relation_stamp_sql', 'dbt')(relation)) }}
{% endmacro %}

{% macro default__get_relation_stamp_sql(relation) %}
  {{ return(none) }}
{% endmacro %}
