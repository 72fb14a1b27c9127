{% macro build_snapshot_table(strategy, sql) -%}
  {{ adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql) }}
{%- endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
  {%- set columns = get_snapshot_columns() %}
    select
        *,
        {{ strategy.scd_id }} as {{ columns.dbt_scd_id }},
        {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
        {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
        {{ get_dbt_valid_to_current(strategy, columns) }}
        {%- if strategy.hard_deletes == 'new_record' %},
        'False' as {{ columns.dbt_is_deleted }}
        {%- endif %}
    from (
        {{ sql }}
    ) as dbt_snapshot_source
{% endmacro %}


{#- What dbt_valid_to is while a version is current; the first part only lends its type. -#}
{% macro get_dbt_valid_to_current(strategy, columns) %}
  {{- 'coalesce(nullif(' ~ strategy.updated_at ~ ', ' ~ strategy.updated_at ~ '), ' ~ (config.get('dbt_valid_to_current') or 'null') ~ ') as ' ~ columns.dbt_valid_to -}}
{% endmacro %}


{#- A condition: this version is the current one of its key. -#}
{% macro snapshot_is_current(valid_to) %}
  {%- set current = config.get('dbt_valid_to_current') -%}
  {{- '(' ~ valid_to ~ ' = ' ~ current | trim ~ ' or ' ~ valid_to ~ ' is null)' if current else valid_to ~ ' is null' -}}
{% endmacro %}


{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {%- set staging = make_temp_relation(target_relation) -%}
  {%- set is_temporary = adapter.has_capability('temporary_tables') -%}
  {% if not is_temporary %}
    {% do drop_relation_if_exists(load_cached_relation(staging)) %}
  {% endif %}
  {% call statement('build_snapshot_staging_relation') %}
    {{ create_table_as(is_temporary, staging, snapshot_staging_table(strategy, sql, target_relation)) }}
  {% endcall %}
  {% do return(staging) %}
{% endmacro %}


{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {{ adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation) }}
{%- endmacro %}

{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {#-
    One row for each version that begins ('insert'), and one for each that ends ('update', 'delete'), the latter
    known by its dbt_scd_id.
  -#}
  {%- set columns = get_snapshot_columns() -%}
  {%- set keeps_deletes = strategy.hard_deletes == 'new_record' -%}
  {%- set source_columns = get_columns_in_query(source_sql) -%}
  {%- set known = adapter.get_columns_in_relation(target_relation) | map(attribute='name') | list -%}
  {#- A run that reads nothing, or a sample, does not see that rows are gone. -#}
  {%- set sees_deletes = strategy.hard_deletes in ['invalidate', 'new_record'] and not flags.EMPTY and not flags.SAMPLE -%}
  {%- set was_deleted = 'snapshotted_data.' ~ columns.dbt_is_deleted ~ " = 'True'" %}
    with snapshot_query as (
        {{ source_sql }}
    ),
    snapshotted_data as (
        select *, {{ unique_key_fields(strategy.unique_key) }}
        from {{ target_relation }}
        where {{ snapshot_is_current(columns.dbt_valid_to) }}
    ),
    source_data as (
        select
            *,
            {{ unique_key_fields(strategy.unique_key) }},
            {{ strategy.updated_at }} as {{ columns.dbt_updated_at }},
            {{ strategy.updated_at }} as {{ columns.dbt_valid_from }},
            {{ get_dbt_valid_to_current(strategy, columns) }},
            {{ strategy.scd_id }} as {{ columns.dbt_scd_id }}
        from snapshot_query
    ),
    changed as (
        select source_data.*, snapshotted_data.{{ columns.dbt_scd_id }} as dbt_ended_scd_id
        from source_data
        left join snapshotted_data on {{ unique_key_join_on(strategy.unique_key, 'snapshotted_data', 'source_data') }}
        where {{ unique_key_is_null(strategy.unique_key, 'snapshotted_data') }}
            or {{ strategy.row_changed }}
            {%- if keeps_deletes %}
            or {{ was_deleted }}
            {%- endif %}
    )
    {%- if sees_deletes %},
    gone as (
        select snapshotted_data.*
        from snapshotted_data
        left join source_data on {{ unique_key_join_on(strategy.unique_key, 'snapshotted_data', 'source_data') }}
        where {{ unique_key_is_null(strategy.unique_key, 'source_data') }}
            {%- if keeps_deletes %}
            and not ({{ was_deleted }})
            {%- endif %}
    )
    {%- endif %}

    select
        'insert' as dbt_change_type,
        {{ snapshot_select_list(source_columns, source_columns) }}
        {{ columns.dbt_updated_at }},
        {{ columns.dbt_valid_from }},
        {{ columns.dbt_valid_to }},
        {{ columns.dbt_scd_id }}
        {%- if keeps_deletes %},
        'False' as {{ columns.dbt_is_deleted }}
        {%- endif %}
    from changed
    union all
    select
        'update' as dbt_change_type,
        {{ snapshot_select_list(source_columns, source_columns) }}
        {{ columns.dbt_updated_at }},
        {{ columns.dbt_valid_from }},
        {{ columns.dbt_updated_at }} as {{ columns.dbt_valid_to }},
        dbt_ended_scd_id as {{ columns.dbt_scd_id }}
        {%- if keeps_deletes %},
        'False' as {{ columns.dbt_is_deleted }}
        {%- endif %}
    from changed
    where dbt_ended_scd_id is not null
    {%- if sees_deletes %}
    union all
    select
        'delete' as dbt_change_type,
        {{ snapshot_select_list(source_columns, known) }}
        {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_to }},
        {{ columns.dbt_scd_id }}
        {%- if keeps_deletes %},
        {{ columns.dbt_is_deleted }}
        {%- endif %}
    from gone
    {%- endif %}
    {%- if keeps_deletes and sees_deletes %}
    union all
    select
        'insert' as dbt_change_type,
        {{ snapshot_select_list(source_columns, known) }}
        {{ snapshot_get_time() }} as {{ columns.dbt_updated_at }},
        {{ snapshot_get_time() }} as {{ columns.dbt_valid_from }},
        {{ columns.dbt_valid_to }},
        {{ snapshot_hash_arguments([columns.dbt_scd_id, snapshot_get_time() | trim]) }} as {{ columns.dbt_scd_id }},
        'True' as {{ columns.dbt_is_deleted }}
    from gone
    {%- endif %}
{%- endmacro %}


{#- Columns of the query, each with a comma; null where the relation they are taken from does not have one. -#}
{% macro snapshot_select_list(columns, available) %}
  {%- for column in columns -%}
    {{ adapter.quote(column) if column in available else 'null as ' ~ adapter.quote(column) }},{{ ' ' }}
  {%- endfor -%}
{% endmacro %}
