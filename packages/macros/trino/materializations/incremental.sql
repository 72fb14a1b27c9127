{% materialization incremental, adapter='trino' %}
  {#-
    The model's query stands inside the one statement that writes: there is no table in between, and what is
    deleted and inserted changes at once.
  -#}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set strategy = config.get('incremental_strategy') or 'default' -%}
  {%- set strategy_sql_macro = adapter.get_incremental_strategy_macro(context, strategy) -%}
  {%- set first_build = existing_relation is none or not existing_relation.is_table or should_full_refresh() -%}

  {% do run_hooks(pre_hooks) %}
  {% if first_build %}
    {% do trino__replace_table(existing_relation, target_relation, sql) %}
  {% else %}
    {% if on_schema_change == 'ignore' %}
      {% set dest_columns = adapter.get_columns_in_relation(existing_relation) %}
    {% else %}
      {% set dest_columns = trino__follow_schema(on_schema_change, existing_relation, sql) %}
    {% endif %}
    {% call statement('main') %}
      {{ strategy_sql_macro({
        'target_relation': target_relation,
        'temp_relation': '(\n' ~ sql ~ '\n)',
        'unique_key': config.get('unique_key'),
        'dest_columns': dest_columns,
        'incremental_predicates': normalize_incremental_predicates(config.get('predicates') or config.get('incremental_predicates'))
      }) }}
    {% endcall %}
  {% endif %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, first_build)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks) %}
  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{#- Brings the table's columns to those of the query, as on_schema_change has it; returns the columns to write. -#}
{% macro trino__follow_schema(on_schema_change, target_relation, sql) %}
  {%- set source_columns = adapter.get_column_schema_from_query(get_empty_subquery_sql(sql)) -%}
  {%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(source_columns, target_columns) -%}
  {%- set removed = diff_columns(target_columns, source_columns) -%}
  {%- set retyped = trino__retyped_columns(source_columns, target_columns) -%}
  {%- set changes = {
    'schema_changed': added != [] or removed != [] or retyped != [],
    'source_not_in_target': added,
    'target_not_in_source': removed,
    'source_columns': source_columns,
    'target_columns': target_columns,
    'new_target_types': retyped
  } -%}
  {% if changes.schema_changed and on_schema_change == 'fail' %}
    {% do exceptions.raise_compiler_error(
      "The query of '" ~ model.name ~ "' gives other columns than its table has, and on_schema_change is fail.\n"
      ~ 'Columns that the table lacks: ' ~ added | map(attribute='name') | list ~ '\n'
      ~ 'Columns that the query lacks: ' ~ removed | map(attribute='name') | list ~ '\n'
      ~ 'Changed types: ' ~ retyped ~ '\n'
      ~ 'Set on_schema_change to append_new_columns or sync_all_columns, or run with --full-refresh.'
    ) %}
  {% endif %}
  {% if changes.schema_changed %}
    {% do sync_column_schemas(on_schema_change, target_relation, changes) %}
  {% endif %}
  {% do return(source_columns) %}
{% endmacro %}


{#- Texts of the query have lengths, those of a table have none. -#}
{% macro trino__retyped_columns(source_columns, target_columns) %}
  {%- set retyped = [] -%}
  {%- for source in source_columns -%}
    {%- set target = target_columns | selectattr('name', 'equalto', source.name) | first -%}
    {%- set kept = trino__kept_type(source.dtype) -%}
    {%- if target is defined and target and kept != trino__kept_type(target.dtype) | replace('unknown', kept)
        and not (source.is_string() and target.is_string()) -%}
      {%- do retyped.append({'column_name': target.name, 'new_type': source.data_type}) -%}
    {%- endif -%}
  {%- endfor -%}
  {% do return(retyped) %}
{% endmacro %}


{#- What Iceberg makes of a type: whole numbers of four or eight bytes, texts of any length, times with six digits. -#}
{% macro trino__kept_type(type) %}
  {%- set kept = modules.re.sub('^(time(?:stamp)?)\\(\\d+\\)', '\\1(6)', type) -%}
  {% do return({'tinyint': 'integer', 'smallint': 'integer'}.get(kept, 'varchar' if kept.startswith('char') else kept)) %}
{% endmacro %}
