{% materialization table, adapter='duckdb' %}
  {#- DuckDB replaces a table atomically: readers see the old rows until the commit, and a crash leaves nothing. -#}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}
  {% if existing_relation is not none and not existing_relation.is_table %}
    {% do adapter.drop_relation(existing_relation) %}
  {% elif existing_relation is not none %}
    {% do before_replacing(existing_relation) %}
  {% endif %}

  {#- One statement is a transaction by itself; only with company does it need an explicit one. -#}
  {%- set contract_config = config.get('contract') -%}
  {%- set alone = not pre_hooks and not post_hooks and not (contract_config and contract_config.enforced) -%}
  {% call statement('main', auto_begin=not alone) -%}
    {{ get_create_table_as_sql(False, target_relation, sql) }}
  {%- endcall %}

  {% do create_indexes(target_relation) %}
  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% do adapter.commit_if_open() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}
