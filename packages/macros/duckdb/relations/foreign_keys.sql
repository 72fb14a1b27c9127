{#-
  DuckDB keeps a table that foreign keys refer to. Tables that this run builds anew stand without their keys until
  then, in one transaction with the replacement; any other is refused.
-#}
{% macro duckdb__before_replacing(relation) %}
  {% if not duckdb__declares_key() %}
    {% do return(none) %}
  {% endif %}
  {% for name in duckdb__tables_referring_to(relation) %}
    {% if not duckdb__is_rebuilt(relation, name) %}
      {% do exceptions.raise_compiler_error(
        'The table ' ~ relation ~ ' cannot be replaced: a foreign key of ' ~ name ~ ' refers to it, and this run does not build '
        ~ name ~ ' anew. Select it as well (' ~ model.name ~ '+), with --full-refresh where it is incremental.'
      ) %}
    {% endif %}
    {% set table = api.Relation.create(database=relation.database, schema=relation.schema, identifier=name, type='table') %}
    {% set copy = make_backup_relation(table, 'table') %}
    {% call statement() %}
      create or replace table {{ copy }} as from {{ table }};
      drop table {{ table }};
      alter table {{ copy }} rename to {{ adapter.quote(name) }}
    {% endcall %}
  {% endfor %}
{% endmacro %}


{#- Only what has a key can be referred to; others are spared the question. -#}
{% macro duckdb__declares_key() %}
  {% set contract_config = config.get('contract') %}
  {% if not (contract_config and contract_config.enforced) %}
    {% do return(false) %}
  {% endif %}
  {% set declared = namespace(key=false) %}
  {% for holder in [model] + (model.columns.values() | list) %}
    {% for constraint in holder.constraints if constraint.type in ['primary_key', 'unique'] %}
      {% set declared.key = true %}
    {% endfor %}
  {% endfor %}
  {% do return(declared.key) %}
{% endmacro %}


{#- Those that refer to others of them come first. -#}
{% macro duckdb__tables_referring_to(relation) %}
  {% set found = run_query(
    "with recursive referring(name, depth) as ("
    ~ " select table_name, 1 from duckdb_constraints() where constraint_type = 'FOREIGN KEY'"
    ~ " and lower(referenced_table) = lower('" ~ relation.identifier | replace("'", "''") ~ "')"
    ~ " and lower(schema_name) = lower('" ~ relation.schema | replace("'", "''") ~ "')"
    ~ " and lower(database_name) = lower('" ~ relation.database | replace("'", "''") ~ "')"
    ~ " and lower(table_name) <> lower(referenced_table)"
    ~ " union select c.table_name, r.depth + 1 from referring r join duckdb_constraints() c"
    ~ " on lower(c.referenced_table) = lower(r.name) and c.constraint_type = 'FOREIGN KEY'"
    ~ " and lower(c.schema_name) = lower('" ~ relation.schema | replace("'", "''") ~ "')"
    ~ " and lower(c.table_name) <> lower(c.referenced_table)"
    ~ ") select name from referring group by name order by max(depth) desc, name"
  ) %}
  {% do return(found.columns[0].values()) %}
{% endmacro %}


{% macro duckdb__is_rebuilt(relation, name) %}
  {% set rebuilt = namespace(found=false) %}
  {% for node in graph.nodes.values() if node.unique_id in selected_resources %}
    {% set is_it = node.alias | lower == name | lower and node.schema | lower == relation.schema | lower %}
    {% if is_it and (node.config.materialized == 'table' or (node.config.materialized == 'incremental' and should_full_refresh())) %}
      {% set rebuilt.found = true %}
    {% endif %}
  {% endfor %}
  {% do return(rebuilt.found) %}
{% endmacro %}
