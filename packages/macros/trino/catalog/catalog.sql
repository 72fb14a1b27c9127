{% macro trino__get_catalog(information_schema, schemas) -%}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append("'" ~ escape_single_quotes(schema | lower) ~ "'") %}
  {% endfor %}
  {% if not names %}{{ return(none) }}{% endif %}
  {% set database = information_schema.database %}
  {% set query %}
    select
      '{{ escape_single_quotes(database) }}' as table_database,
      relations.table_schema as table_schema,
      relations.table_name as table_name,
      relations.table_type as table_type,
      comments.comment as table_comment,
      columns.column_name as column_name,
      columns.ordinal_position as column_index,
      columns.data_type as column_type,
      described.remarks as column_comment,
      cast(null as varchar) as table_owner
    from {{ adapter.quote(database) }}.information_schema.tables as relations
    inner join {{ adapter.quote(database) }}.information_schema.columns as columns
      on columns.table_schema = relations.table_schema
      and columns.table_name = relations.table_name
    left join system.metadata.table_comments as comments
      on comments.catalog_name = '{{ escape_single_quotes(database) }}'
      and comments.schema_name = relations.table_schema
      and comments.table_name = relations.table_name
    left join system.jdbc.columns as described
      on described.table_cat = '{{ escape_single_quotes(database) }}'
      and described.table_schem = columns.table_schema
      and described.table_name = columns.table_name
      and described.column_name = columns.column_name
    where relations.table_schema in ({{ names | join(', ') }})
      and columns.table_schema in ({{ names | join(', ') }})
    order by table_schema, table_name, column_index
  {% endset %}
  {{ return(run_query(query)) }}
{%- endmacro %}
