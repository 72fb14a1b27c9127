{% macro postgres__get_relation_content_sql(relation, loaded_at_field) %}
  {% do return(
    'select count(*) as row_count, sum(hashtextextended(cast(' ~ (loaded_at_field or 'waypoint_row')
    ~ ' as text), 0)) as checksum from (select * from ' ~ relation ~ ') as waypoint_row'
  ) %}
{% endmacro %}


{#- A relation built anew has another number, a table truncated or rewritten another file, one with more rows another size. -#}
{% macro postgres__get_relation_stamp_sql(relation) %}
  {% do return(
    "select cast(pg_class.oid as text) || ':' || cast(relfilenode as text) || ':' || cast(pg_relation_size(pg_class.oid) as text) from pg_class"
    ~ ' inner join pg_namespace on pg_namespace.oid = relnamespace'
    ~ " where nspname = '" ~ escape_single_quotes(relation.schema)
    ~ "' and relname = '" ~ escape_single_quotes(relation.identifier) ~ "'"
  ) %}
{% endmacro %}
