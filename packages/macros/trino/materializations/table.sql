{% materialization table, adapter='trino' %}
  {#- A table is replaced atomically: who reads it sees the old rows until the new ones are all there. -#}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}

  {% do run_hooks(pre_hooks) %}
  {% do trino__replace_table(existing_relation, target_relation, sql) %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks) %}
  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{#- In the place of a view the table is first built beside it: a query that fails leaves the view. -#}
{% macro trino__replace_table(existing_relation, target_relation, sql) %}
  {%- set takes_over = existing_relation is not none and not existing_relation.is_table -%}
  {%- set built = make_intermediate_relation(target_relation) if takes_over else target_relation -%}
  {% call statement('main') -%}
    {{ get_create_table_as_sql(False, built, sql) }}
  {%- endcall %}
  {% if takes_over %}
    {% do adapter.drop_relation(existing_relation) %}
    {% do adapter.rename_relation(built, target_relation) %}
  {% endif %}
{% endmacro %}
