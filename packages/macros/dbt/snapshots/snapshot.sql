{% materialization snapshot, default %}
  {%- set columns = get_snapshot_columns() -%}
  {%- set target_exists, target_relation = get_or_create_relation(
    database=model.database, schema=model.schema, identifier=model.alias, type='table'
  ) -%}
  {%- if not target_relation.is_table -%}
    {% do exceptions.relation_wrong_type(target_relation, 'table') %}
  {%- endif -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}

  {%- set strategy = strategy_dispatch(config.get('strategy'))(model, 'snapshotted_data', 'source_data', model.config, target_exists) -%}
  {% do refuse_duplicate_snapshot_keys(strategy, sql) %}

  {%- set state = namespace(staging=none) -%}
  {% if not target_exists %}
    {% set final_sql = create_table_as(False, target_relation, build_snapshot_table(strategy, sql)) %}
  {% else %}
    {% do adapter.assert_valid_snapshot_target_given_strategy(target_relation, columns, strategy) %}
    {% set state.staging = build_snapshot_staging_table(strategy, sql, target_relation) %}
    {% do adapter.expand_target_column_types(from_relation=state.staging, to_relation=target_relation) %}
    {% do create_columns(target_relation, snapshot_columns_of(adapter.get_missing_columns(state.staging, target_relation))) %}
    {% set insert_columns = [] %}
    {% for column in snapshot_columns_of(adapter.get_columns_in_relation(state.staging)) %}
      {% do insert_columns.append(adapter.quote(column.name)) %}
    {% endfor %}
    {% set final_sql = snapshot_merge_sql(target=target_relation, source=state.staging, insert_cols=insert_columns) %}
  {% endif %}

  {% call statement('main') %}
    {{ final_sql }}
  {% endcall %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(target_exists, full_refresh_mode=False)) %}
  {% do persist_docs(target_relation, model) %}
  {% if not target_exists %}
    {% do create_indexes(target_relation) %}
  {% endif %}
  {% do note_statistics(target_relation) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% if state.staging is not none %}
    {% do adapter.drop_relation(state.staging) %}
  {% endif %}
  {% do adapter.commit() %}
  {% if state.staging is not none %}
    {% do post_snapshot(state.staging) %}
  {% endif %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{% macro post_snapshot(staging_relation) %}
  {{ adapter.dispatch('post_snapshot', 'dbt')(staging_relation) }}
{% endmacro %}

{% macro default__post_snapshot(staging_relation) %}
{% endmacro %}


{% macro refuse_duplicate_snapshot_keys(strategy, sql) %}
  {{ return(adapter.dispatch('refuse_duplicate_snapshot_keys', 'dbt')(strategy, sql)) }}
{% endmacro %}

{% macro default__refuse_duplicate_snapshot_keys(strategy, sql) %}
  {#- Two rows of one key would both become its current version. -#}
  {%- set keys = snapshot_keys(strategy.unique_key) -%}
  {%- set duplicates = run_query(duplicate_snapshot_keys_sql(keys, sql)) -%}
  {%- set count = duplicates.rows[0][0] -%}
  {% if count > 0 %}
    {% do exceptions.raise_compiler_error(
      'The query of the snapshot gives ' ~ count ~ (' keys' if count > 1 else ' key') ~ ' more than once, for example '
      ~ keys | join(', ') ~ ' = ' ~ duplicates.rows[0][1]
      ~ '. Each row needs a unique_key of its own: correct unique_key, or keep one row of each key in the query.'
    ) %}
  {% endif %}
{% endmacro %}


{% macro duplicate_snapshot_keys_sql(keys, sql) %}
    select count(*) as duplicates, min(dbt_key) as dbt_example
    from (
        select
          {% for key in keys -%}
            cast({{ key }} as {{ type_string() }}){{ " || ', ' || " if not loop.last }}
          {%- endfor %} as dbt_key
        from (
            {{ sql }}
        ) as dbt_snapshot_source
        where {% for key in keys %}{{ key }} is not null{{ ' and ' if not loop.last }}{% endfor %}
        group by {% for key in keys %}{{ key }}{{ ', ' if not loop.last }}{% endfor %}
        having count(*) > 1
    ) as dbt_duplicates
{% endmacro %}
