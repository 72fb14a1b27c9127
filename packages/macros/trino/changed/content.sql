{#- Iceberg names each state of a table; a view is its text. -#}
{% macro trino__get_relation_stamp_sql(relation) %}
  {% if relation.type == 'view' %}
    {% do return(
      'select view_definition from ' ~ adapter.quote(relation.database) ~ ".information_schema.views where table_schema = '"
      ~ relation.schema | lower ~ "' and table_name = '" ~ relation.identifier | lower ~ "'"
    ) %}
  {% endif %}
  {%- set snapshots = relation.incorporate(path={'identifier': relation.identifier ~ '$snapshots'}) -%}
  {% do return('select max_by(snapshot_id, committed_at) from ' ~ snapshots) %}
{% endmacro %}


{% macro trino__get_relation_content_sql(relation, loaded_at_field) %}
  {%- set columns = [loaded_at_field] if loaded_at_field else adapter.get_columns_in_relation(relation) | map(attribute='quoted') -%}
  {% do return(
    'select count(*) as row_count, to_hex(checksum(row(' ~ columns | join(', ') ~ '))) as checksum from ' ~ relation
  ) %}
{% endmacro %}
