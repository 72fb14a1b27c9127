{#-
  DuckDB refuses to commit rows deleted or updated, by a hook, before columns of the same table change: the table is
  written anew then, with its constraints, and belongs to this transaction alone.
-#}
{% macro duckdb__write_anew_if_hooked(relation) %}
  {% if not (pre_hooks | selectattr('transaction', 'equalto', true) | list) %}
    {% do return(none) %}
  {% endif %}
  {% set found = run_query(
    "select sql from duckdb_tables()"
    ~ " where lower(table_name) = lower('" ~ escape_single_quotes(relation.identifier) ~ "')"
    ~ " and lower(schema_name) = lower('" ~ escape_single_quotes(relation.schema) ~ "')"
    ~ " and lower(database_name) = lower('" ~ escape_single_quotes(relation.database) ~ "')"
  ) %}
  {% set created = found.columns[0].values()[0] %}
  {% set columns = created[created.index('(', ('CREATE TABLE ' ~ relation.identifier) | length):] %}
  {% set copy = make_backup_relation(relation, 'table') %}
  {#- Into a table of the same transaction no rows must be inserted before many: DuckDB would then lose sight of these. -#}
  {% set has_rows = run_query('select count(*) > 0 from ' ~ relation).columns[0].values()[0] %}
  {% call statement() %}
    create or replace table {{ copy }} as from {{ relation }};
    drop table {{ relation }};
    create table {{ relation }}{{ columns | trim | trim(';') }};
    {%- if has_rows %}
    insert into {{ relation }} from {{ copy }};
    {%- endif %}
    drop table {{ copy }}
  {% endcall %}
  {% do create_indexes(relation) %}
{% endmacro %}


{% macro duckdb__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {% if add_columns or remove_columns %}
    {% do duckdb__write_anew_if_hooked(relation) %}
  {% endif %}
  {% do default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
{% endmacro %}


{% macro duckdb__alter_column_type(relation, column_name, new_column_type) -%}
  {% do duckdb__write_anew_if_hooked(relation) %}
  {% do default__alter_column_type(relation, column_name, new_column_type) %}
{%- endmacro %}
