{#- `defer_relation` is the relation of the other environment, none where that has no such node. -#}
{%- materialization clone, default -%}
  {%- set existing_relation = load_cached_relation(this) -%}

  {%- if not defer_relation -%}
    {% do log('The other environment has no ' ~ model.unique_id, info=true) %}
    {% do return({'relations': []}) %}
  {%- elif existing_relation and not flags.FULL_REFRESH -%}
    {% do log(existing_relation ~ ' is there already', info=true) %}
    {% do return({'relations': []}) %}
  {%- elif this.render() == defer_relation.render() -%}
    {% do log(this ~ ' is the same relation in both environments', info=true) %}
    {% do return({'relations': []}) %}
  {%- endif -%}

  {%- set original = load_cached_relation(defer_relation) -%}
  {%- if original and original.type == 'table' and can_clone_table() -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- if existing_relation and existing_relation.type != 'table' -%}
      {% do drop_relation_if_exists(existing_relation) %}
    {%- endif -%}
    {% call statement('main') -%}
      {{ create_or_replace_clone(target_relation, defer_relation) }}
    {%- endcall %}
    {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
    {% do persist_docs(target_relation, model) %}
    {% do adapter.commit() %}
    {% do return({'relations': [target_relation]}) %}
  {%- endif -%}

  {#- `sql` selects from the other relation, so that the project's own view materialization makes the view. -#}
  {%- set own_name = 'materialization_view_' ~ adapter.type() -%}
  {%- set materialization = context[own_name if own_name in context else 'materialization_view_default'] -%}
  {% do return(materialization()) %}
{%- endmaterialization -%}


{% macro can_clone_table() %}
  {{ return(adapter.dispatch('can_clone_table', 'dbt')()) }}
{% endmacro %}

{% macro default__can_clone_table() %}
  {{ return(false) }}
{% endmacro %}


{% macro create_or_replace_clone(this_relation, defer_relation) %}
  {{ return(adapter.dispatch('create_or_replace_clone', 'dbt')(this_relation, defer_relation)) }}
{% endmacro %}

{% macro default__create_or_replace_clone(this_relation, defer_relation) %}
  create or replace table {{ this_relation.render() }} clone {{ defer_relation.render() }}
{% endmacro %}
