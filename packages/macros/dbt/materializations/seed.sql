{% materialization seed, default %}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}
  {% if existing_relation is not none and not existing_relation.is_table %}
    {% do adapter.drop_relation(existing_relation) %}
  {% endif %}
  {#- Loading replaces the table at one stroke, in a transaction of its own. -#}
  {% do adapter.commit_if_open() %}
  {% do load_csv_rows(model, target_relation) %}
  {#- `--empty` wants the columns, not the rows. -#}
  {% if flags.EMPTY %}{% do adapter.truncate_relation(target_relation) %}{% endif %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do create_indexes(target_relation) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% do adapter.commit_if_open() %}
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
