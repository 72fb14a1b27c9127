{%- materialization test, default -%}
  {% set relations = [] %}
  {% set limit = config.get('limit') %}
  {% set failing_rows = sql if limit is none else get_limit_subquery_sql(sql, limit) %}
  {% if should_store_failures() %}
    {% set store_failures_as = config.get('store_failures_as') %}
    {% if store_failures_as in [none, 'ephemeral'] %}{% set store_failures_as = 'table' %}{% endif %}
    {% if store_failures_as not in ['table', 'view'] %}
      {{ exceptions.raise_compiler_error(
        "'" ~ store_failures_as ~ "' is not a valid value for `store_failures_as`. Accepted values are: ['ephemeral', 'table', 'view']"
      ) }}
    {% endif %}
    {% set existing_relation = load_cached_relation(this) %}
    {% set target_relation = this.incorporate(type=store_failures_as) %}
    {% do drop_relation_if_exists(existing_relation) %}
    {% call statement(auto_begin=True) %}
      {{ get_create_view_as_sql(target_relation, failing_rows) if store_failures_as == 'view' else get_create_table_as_sql(False, target_relation, failing_rows) }}
    {% endcall %}
    {% do adapter.cache_added(target_relation) %}
    {% do relations.append(target_relation) %}
    {#- The stored rows are counted, so that the query runs once. -#}
    {% set main_sql %}
        select *
        from {{ target_relation }}
    {% endset %}
  {% else %}
    {% set main_sql = failing_rows %}
  {% endif %}

  {#- One query is a transaction by itself; only what stores failures needs an explicit one. -#}
  {%- call statement('main', fetch_result=True, auto_begin=should_store_failures()) -%}
    {{ get_test_sql(main_sql, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), limit=none) }}
  {%- endcall -%}
  {% do adapter.commit_if_open() %}

  {% do return({'relations': relations}) %}
{%- endmaterialization -%}
