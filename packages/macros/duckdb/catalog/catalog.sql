{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {{ return(_duckdb_catalog(information_schema.database, schemas)) }}
{%- endmacro %}


{% macro _duckdb_catalog(database, schemas) -%}
  {% set names = [] %}
  {% for schema in schemas %}
    {% do names.append("lower('" ~ escape_single_quotes(schema) ~ "')") %}
  {% endfor %}
  {% if not names %}{{ return(none) }}{% endif %}
  {% set query %}
    with relations as (
      select database_name, schema_name, table_name, 'BASE TABLE' as relation_type, comment
      from duckdb_tables()
      union all
      select database_name, schema_name, view_name, 'VIEW', comment
      from duckdb_views()
    )
    select
      relations.database_name as table_database,
      relations.schema_name as table_schema,
      relations.table_name as table_name,
      relations.relation_type as table_type,
      relations.comment as table_comment,
      columns.column_name as column_name,
      columns.column_index as column_index,
      columns.data_type as column_type,
      columns.comment as column_comment,
      null as table_owner
    from relations
    inner join duckdb_columns() as columns using (database_name, schema_name, table_name)
    where lower(relations.database_name) = lower('{{ escape_single_quotes(database) }}')
      and lower(relations.schema_name) in ({{ names | join(', ') }})
    order by table_schema, table_name, column_index
  {% endset %}
  {{ return(run_query(query)) }}
{%- endmacro %}
