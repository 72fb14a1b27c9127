{#- A foreign key cannot name a database, not even its own. -#}
{% macro duckdb__constraint_target(call) %}
  {%- do return(render('{{ ' ~ call ~ '.include(database=false) }}')) -%}
{% endmacro %}
