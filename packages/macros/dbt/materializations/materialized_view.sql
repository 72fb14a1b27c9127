{% materialization materialized_view, default %}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='materialized_view') -%}
  {% if not adapter.has_capability('materialized_views') %}
    {% do exceptions.raise_compiler_error(
      "The model '" ~ model.name ~ "' is to be a materialized view, and " ~ adapter.type() ~ ' has none. Use table, or incremental where rebuilding takes too long.'
    ) %}
  {% endif %}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
  {%- set backup_relation = make_backup_relation(target_relation, 'materialized_view' if existing_relation is none else existing_relation.type) -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do drop_relation_if_exists(load_cached_relation(intermediate_relation)) %}
  {% do drop_relation_if_exists(load_cached_relation(backup_relation)) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}

  {%- set swap = namespace(needed=false) -%}
  {% if existing_relation is none %}
    {% set build_sql = get_create_materialized_view_as_sql(target_relation, sql) %}
  {% elif should_full_refresh() or not existing_relation.is_materialized_view %}
    {% set swap.needed = adapter.has_capability('rename_relation') %}
    {% if not swap.needed %}{% do adapter.drop_relation(existing_relation) %}{% endif %}
    {% set build_sql = get_create_materialized_view_as_sql(intermediate_relation if swap.needed else target_relation, sql) %}
  {% else %}
    {% set build_sql = materialized_view_update_sql(existing_relation, target_relation, backup_relation, intermediate_relation) %}
  {% endif %}

  {% if build_sql %}
    {% call statement('main') %}
      {{ build_sql }}
    {% endcall %}
    {% if swap.needed %}
      {% do adapter.rename_relation(existing_relation, backup_relation) %}
      {% do adapter.rename_relation(intermediate_relation, target_relation) %}
    {% endif %}
    {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
    {% do persist_docs(target_relation, model) %}
  {% else %}
    {% do store_raw_result(name='main', message='SKIP', code='SKIP', rows_affected=none) %}
  {% endif %}

  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% if swap.needed %}{% do drop_relation_if_exists(backup_relation) %}{% endif %}
  {% do adapter.commit() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{#- What brings a materialized view that is there up to date: new rows, or first its configuration. Empty when nothing is to be done. -#}
{% macro materialized_view_update_sql(existing_relation, target_relation, backup_relation, intermediate_relation) %}
  {% set changes = get_materialized_view_configuration_changes(existing_relation, config) %}
  {% if changes is none %}
    {% do return(refresh_materialized_view(target_relation)) %}
  {% endif %}
  {% set on_change = config.get('on_configuration_change') or 'apply' %}
  {% set what = 'The configuration of the materialized view ' ~ target_relation.render() ~ ' has changed' %}
  {% if on_change == 'apply' %}
    {% do return(get_alter_materialized_view_as_sql(target_relation, changes, sql, existing_relation, backup_relation, intermediate_relation)) %}
  {% elif on_change == 'continue' %}
    {% do exceptions.warn(what ~ ', and on_configuration_change is continue: it stays as it is.') %}
    {% do return('') %}
  {% elif on_change == 'fail' %}
    {% do exceptions.raise_fail_fast_error(what ~ ', and on_configuration_change is fail. Set it to apply, or run with --full-refresh.') %}
  {% endif %}
  {% do exceptions.raise_compiler_error("on_configuration_change is '" ~ on_change ~ "'; use apply, continue or fail.") %}
{% endmacro %}
