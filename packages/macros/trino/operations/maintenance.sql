{#-
  `waypoint run-operation optimize --args '{table: marts.fct_mrr, file_size_threshold: 128MB}'` joins small files of
  an Iceberg table; `table` is `schema.name`, or a name in the target's schema.
-#}
{% macro optimize(table, file_size_threshold=none, where=none) %}
  {%- set options = "(file_size_threshold => '" ~ file_size_threshold ~ "')" if file_size_threshold else '' -%}
  {% do trino__maintain(table, 'optimize' ~ options ~ (' where ' ~ where if where else '')) %}
{% endmacro %}


{#- Forgets states of the table that are older, and the files that only they need. -#}
{% macro expire_snapshots(table, retention='7d') %}
  {% do trino__maintain(table, "expire_snapshots(retention_threshold => '" ~ retention ~ "')") %}
{% endmacro %}


{#- Removes files that no state of the table knows: what a killed statement has left. -#}
{% macro remove_orphan_files(table, retention='7d') %}
  {% do trino__maintain(table, "remove_orphan_files(retention_threshold => '" ~ retention ~ "')") %}
{% endmacro %}


{% macro trino__maintain(table, procedure) %}
  {% if execute %}
    {%- set parts = table.split('.') -%}
    {%- set relation = api.Relation.create(
      database=target.database, schema=parts[-2] if parts | length > 1 else target.schema, identifier=parts[-1], type='table'
    ) -%}
    {% do run_query('alter table ' ~ relation ~ ' execute ' ~ procedure) %}
    {% do log(relation ~ ': ' ~ procedure ~ ' is done', info=true) %}
  {% endif %}
{% endmacro %}
