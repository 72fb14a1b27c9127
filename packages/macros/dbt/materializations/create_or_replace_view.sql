{% macro create_or_replace_view() %}
  {#- For databases whose `create or replace view` is atomic. -#}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='view') -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}
  {% if existing_relation is not none and not existing_relation.is_view %}
    {% do handle_existing_table(should_full_refresh(), existing_relation) %}
  {% endif %}

  {#- One statement is a transaction by itself; only with company does it need an explicit one. -#}
  {%- set alone = not pre_hooks and not post_hooks -%}
  {% call statement('main', auto_begin=not alone) -%}
    {{ get_create_view_as_sql(target_relation, sql) }}
  {%- endcall %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% do adapter.commit_if_open() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmacro %}


{% macro handle_existing_table(full_refresh, old_relation) %}
  {{ adapter.dispatch('handle_existing_table', 'dbt')(full_refresh, old_relation) }}
{% endmacro %}

{% macro default__handle_existing_table(full_refresh, old_relation) %}
  {% do adapter.drop_relation(old_relation) %}
{% endmacro %}
