{% macro duckdb__get_relation_content_sql(relation, loaded_at_field) %}
  {% do return(
    'select count(*) as row_count, sum(hash(' ~ (loaded_at_field or 'waypoint_row') ~ ')) as checksum from (select * from '
    ~ relation ~ ') as waypoint_row'
  ) %}
{% endmacro %}


{% macro duckdb__get_relation_stamp_sql(relation) %}
  {% if relation.type == 'view' %}
    {#- DuckDB spells a view in another way once it was read from the file: types without quotes, lambdas as arrows, no MATERIALIZED. -#}
    {% do return(
      "select regexp_replace(sql, 'lambda|->|(NOT )?MATERIALIZED|[\\s\"():]', '', 'g') from duckdb_views() where database_name = '" ~ relation.database ~ "' and schema_name = '"
      ~ relation.schema ~ "' and view_name = '" ~ relation.identifier ~ "'"
    ) %}
  {% endif %}
  {% do return('select count(*) from ' ~ relation) %}
{% endmacro %}
