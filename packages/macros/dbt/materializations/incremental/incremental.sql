{% materialization incremental, default %}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
  {%- set backup_relation = make_backup_relation(target_relation, 'table' if existing_relation is none else existing_relation.type) -%}

  {%- set unique_key = config.get('unique_key') -%}
  {%- set full_refresh_mode = should_full_refresh() or (existing_relation is not none and not existing_relation.is_table) -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set incremental_strategy = config.get('incremental_strategy') or 'default' -%}
  {%- set strategy_sql_macro = adapter.get_incremental_strategy_macro(context, incremental_strategy) -%}
  {%- set swaps = adapter.has_capability('rename_relation') -%}
  {%- set is_temporary = adapter.has_capability('temporary_tables') -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do drop_relation_if_exists(load_cached_relation(intermediate_relation)) %}
  {% do drop_relation_if_exists(load_cached_relation(backup_relation)) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}

  {%- set state = namespace(swap=false, temp=none) -%}
  {% if existing_relation is not none and existing_relation.is_table and full_refresh_mode %}
    {% do before_replacing(existing_relation) %}
  {% endif %}
  {% if existing_relation is none %}
    {% set build_sql = get_create_table_as_sql(False, target_relation, sql) %}
  {% elif full_refresh_mode and swaps %}
    {% set build_sql = get_create_table_as_sql(False, intermediate_relation, sql) %}
    {% set state.swap = true %}
  {% elif full_refresh_mode %}
    {% do adapter.drop_relation(existing_relation) %}
    {% set build_sql = get_create_table_as_sql(False, target_relation, sql) %}
  {% else %}
    {#- Batches that run side by side need tables of their own where those are seen by all sessions. -#}
    {% set state.temp = make_temp_relation(target_relation, '__dbt_tmp' if is_temporary or not model.batch else '__dbt_tmp_' ~ model.batch.id) %}
    {% if not is_temporary %}
      {% do drop_relation_if_exists(load_cached_relation(state.temp)) %}
      {% do adapter.cache_added(state.temp) %}
    {% endif %}
    {% do run_query(get_create_table_as_sql(is_temporary, state.temp, sql)) %}
    {% set contract_config = config.get('contract') %}
    {% if not contract_config or not contract_config.enforced %}
      {% do adapter.expand_target_column_types(from_relation=state.temp, to_relation=target_relation) %}
    {% endif %}
    {% set dest_columns = process_schema_changes(on_schema_change, state.temp, existing_relation) %}
    {% if not dest_columns %}
      {% set dest_columns = adapter.get_columns_in_relation(existing_relation) %}
    {% endif %}
    {% set incremental_predicates = normalize_incremental_predicates(config.get('predicates') or config.get('incremental_predicates')) %}
    {% set build_sql = strategy_sql_macro({
      'target_relation': target_relation,
      'temp_relation': state.temp,
      'unique_key': unique_key,
      'dest_columns': dest_columns,
      'incremental_predicates': incremental_predicates
    }) %}
  {% endif %}

  {% call statement('main') %}
    {{ build_sql }}
  {% endcall %}

  {% if state.swap %}
    {% do adapter.rename_relation(existing_relation, backup_relation) %}
    {% do adapter.rename_relation(intermediate_relation, target_relation) %}
  {% endif %}
  {% if existing_relation is none or full_refresh_mode %}
    {% do create_indexes(target_relation) %}
  {% endif %}
  {% do note_statistics(target_relation) %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% if state.swap %}{% do drop_relation_if_exists(backup_relation) %}{% endif %}
  {% if state.temp is not none %}{% do adapter.drop_relation(state.temp) %}{% endif %}
  {% do adapter.commit() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}
