{% materialization table, default %}
  {#- Built beside under a temporary name, then swapped in one transaction. -#}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
  {%- set backup_type = 'table' if existing_relation is none else existing_relation.type -%}
  {%- set backup_relation = make_backup_relation(target_relation, backup_type) -%}

  {#- Where relations cannot be renamed the old one has to go first. -#}
  {%- set swaps = adapter.has_capability('rename_relation') -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do drop_relation_if_exists(load_cached_relation(intermediate_relation)) %}
  {% do drop_relation_if_exists(load_cached_relation(backup_relation)) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}
  {% if existing_relation is not none and existing_relation.is_table %}{% do before_replacing(existing_relation) %}{% endif %}
  {% if not swaps %}{% do drop_relation_if_exists(existing_relation) %}{% endif %}

  {% call statement('main') -%}
    {{ get_create_table_as_sql(False, intermediate_relation if swaps else target_relation, sql) }}
  {%- endcall %}
  {% do create_indexes(intermediate_relation if swaps else target_relation) %}
  {% do note_statistics(intermediate_relation if swaps else target_relation) %}

  {% if swaps %}
    {#- Looked up anew: a hook may have dropped it. -#}
    {% set existing_relation = load_cached_relation(this) %}
    {% if existing_relation is not none %}
      {% do adapter.rename_relation(existing_relation, backup_relation) %}
    {% endif %}
    {% do adapter.rename_relation(intermediate_relation, target_relation) %}
  {% endif %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% if swaps %}{% do drop_relation_if_exists(backup_relation) %}{% endif %}
  {% do adapter.commit() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}
