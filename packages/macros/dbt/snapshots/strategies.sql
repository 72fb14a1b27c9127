{#- A strategy says what tells rows apart and when a row counts as changed: `snapshot_<name>_strategy`. -#}
{% macro strategy_dispatch(name) -%}
  {%- set parts = name.split('.', 1) -%}
  {%- set macro_name = 'snapshot_' ~ parts[-1] ~ '_strategy' -%}
  {%- set package = context.get(parts[0]) if parts | length == 2 else context -%}
  {%- if not package -%}
    {% do exceptions.raise_compiler_error("The snapshot strategy '" ~ name ~ "' names a package that does not exist: " ~ parts[0]) %}
  {%- endif -%}
  {%- set strategy = package.get(macro_name) -%}
  {%- if not strategy -%}
    {% do exceptions.raise_compiler_error(
      "There is no snapshot strategy '" ~ name ~ "'. Use timestamp or check, or write a macro " ~ macro_name ~ '.'
    ) %}
  {%- endif -%}
  {% do return(strategy) %}
{%- endmacro %}


{% macro snapshot_hash_arguments(args) -%}
  {{ adapter.dispatch('snapshot_hash_arguments', 'dbt')(args) }}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  md5(
    {%- for arg in args -%}
      coalesce(cast({{ arg }} as varchar), ''){{ " || '|' || " if not loop.last }}
    {%- endfor -%}
  )
{%- endmacro %}


{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set columns = get_snapshot_columns() -%}
  {%- set updated_at = config.get('updated_at') -%}
  {#- Compared with when the version began: history of another strategy need not have the column. -#}
  {% do return(snapshot_strategy(
    updated_at,
    '(' ~ snapshotted_rel ~ '.' ~ columns.dbt_valid_from ~ ' < ' ~ current_rel ~ '.' ~ updated_at ~ ')'
  )) %}
{% endmacro %}


{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set column_added, check_columns = snapshot_check_all_get_existing_columns(node, target_exists, config.get('check_cols')) -%}
  {%- set conditions = [] -%}
  {%- for column in check_columns -%}
    {%- set old = snapshotted_rel ~ '.' ~ column -%}
    {%- set new = current_rel ~ '.' ~ column -%}
    {%- do conditions.append(
      '(' ~ old ~ ' != ' ~ new
      ~ ' or (' ~ old ~ ' is null and ' ~ new ~ ' is not null)'
      ~ ' or (' ~ old ~ ' is not null and ' ~ new ~ ' is null))'
    ) -%}
  {%- endfor -%}
  {% do return(snapshot_strategy(
    config.get('updated_at') or snapshot_get_time() | trim,
    '(' ~ (get_true_sql() if column_added else conditions | join(' or ')) ~ ')'
  )) %}
{% endmacro %}


{% macro snapshot_strategy(updated_at, row_changed) %}
  {%- set unique_key = config.get('unique_key') -%}
  {%- set hard_deletes = adapter.get_hard_deletes_behavior(config) -%}
  {% do return({
    'unique_key': unique_key,
    'updated_at': updated_at,
    'row_changed': row_changed,
    'scd_id': snapshot_hash_arguments(api.Relation.scd_args(unique_key, updated_at)),
    'invalidate_hard_deletes': hard_deletes == 'invalidate',
    'hard_deletes': hard_deletes
  }) %}
{% endmacro %}


{#- The pair: does the query give a column that the snapshot does not have, and the columns to compare. -#}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if not target_exists -%}
    {% do return([false, []]) %}
  {%- endif -%}
  {%- if check_cols_config == 'all' -%}
    {%- set wanted = get_columns_in_query(sql) -%}
  {%- elif check_cols_config is iterable and check_cols_config is not string and check_cols_config | length > 0 -%}
    {#- Asked of the database, so that the names come as it writes them. -#}
    {%- set wanted = get_columns_in_query('select ' ~ check_cols_config | join(', ') ~ ' from (\n' ~ sql ~ '\n) as dbt_snapshot_source') -%}
  {%- else -%}
    {% do exceptions.raise_compiler_error("check_cols must be 'all' or a list of columns, not " ~ check_cols_config) %}
  {%- endif -%}
  {%- set relation = adapter.get_relation(database=node.database, schema=node.schema, identifier=node.alias) -%}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
  {%- set found = [] -%}
  {%- for column in wanted if column in existing -%}
    {%- do found.append(adapter.quote(column)) -%}
  {%- endfor -%}
  {% do return([found | length < wanted | length, found]) %}
{%- endmacro %}


{% macro get_true_sql() %}
  {{ adapter.dispatch('get_true_sql', 'dbt')() }}
{% endmacro %}

{% macro default__get_true_sql() %}
  {% do return('TRUE') %}
{% endmacro %}


{% macro snapshot_string_as_time(timestamp) -%}
  {{ adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp) }}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) %}
  {% do return("cast('" ~ timestamp ~ "' as " ~ type_timestamp() | trim ~ ')') %}
{% endmacro %}
