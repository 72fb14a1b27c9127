{% materialization seed, default %}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do drop_relation_if_exists(load_cached_relation(intermediate_relation)) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}

  {% do load_csv_rows(model, intermediate_relation) %}
  {% do drop_relation_if_exists(existing_relation) %}
  {% do adapter.rename_relation(intermediate_relation, target_relation) %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do create_indexes(target_relation) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% do adapter.commit() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{% macro load_csv_rows(model, relation) %}
  {% do return(adapter.dispatch('load_csv_rows', 'dbt')(model, relation)) %}
{% endmacro %}

{% macro default__load_csv_rows(model, relation) %}
  {#- The database's own bulk path; the result is stored as `main`. -#}
  {% do adapter.load_seed(relation) %}
{% endmacro %}
