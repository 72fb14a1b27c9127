{#-
  What is deleted and what is inserted in one MERGE: each row of the query is there twice, once to be inserted and,
  the first of its key, once to delete what has the key. Rows that are to be inserted match nothing.
-#}
{% macro trino__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- if not unique_key -%}
    {%- do return(get_insert_into_sql(target, source, dest_columns)) -%}
  {%- endif -%}
  {%- set keys = [unique_key] if unique_key is string else unique_key -%}
  {%- set columns = dest_columns | map(attribute='name') | list -%}
  {%- set conditions = ["DBT_INTERNAL_SOURCE.waypoint_step = 'delete'"] -%}
  {%- for key in keys -%}
    {%- do conditions.append('DBT_INTERNAL_DEST.' ~ key ~ ' = DBT_INTERNAL_SOURCE.' ~ key) -%}
  {%- endfor -%}
  {%- for predicate in incremental_predicates or [] -%}
    {%- do conditions.append('(' ~ predicate ~ ')') -%}
  {%- endfor %}
    merge into {{ target }} as DBT_INTERNAL_DEST
    using (
        select given.*, step.waypoint_step
        from (
            select given.*, row_number() over (partition by {{ keys | join(', ') }}) as waypoint_row
            from {{ source }} as given
        ) as given
        cross join unnest(array['delete', 'insert']) as step(waypoint_step)
        where step.waypoint_step = 'insert' or given.waypoint_row = 1
    ) as DBT_INTERNAL_SOURCE
    on {{ conditions | join(' and ') }}
    when matched then delete
    {{ trino__insert_clause(columns) }}
{%- endmacro %}


{#- The rows of the batch's window are replaced; rows that the query gives outside of it are left alone. -#}
{% macro trino__get_incremental_microbatch_sql(arg_dict) %}
  {%- set event_time = config.get('event_time') -%}
  {%- set columns = arg_dict['dest_columns'] | map(attribute='name') | list -%}
  {%- set conditions = [
    "DBT_INTERNAL_SOURCE.waypoint_step = 'delete'",
    trino__in_window('DBT_INTERNAL_DEST.' ~ event_time)
  ] -%}
  {%- for predicate in arg_dict['incremental_predicates'] or [] -%}
    {%- do conditions.append('(' ~ predicate ~ ')') -%}
  {%- endfor -%}
  {%- set batch_sql %}
    merge into {{ arg_dict['target_relation'] }} as DBT_INTERNAL_DEST
    using (
        select {{ get_quoted_csv(columns) }}, 'insert' as waypoint_step
        from {{ arg_dict['temp_relation'] }} as given
        where {{ trino__in_window(event_time) }}
        union all
        select {% for column in columns %}null, {% endfor %}'delete'
    ) as DBT_INTERNAL_SOURCE ({{ get_quoted_csv(columns) }}, waypoint_step)
    on {{ conditions | join(' and ') }}
    when matched then delete
    {{ trino__insert_clause(columns) }}
  {%- endset -%}
  {% do return(batch_sql) %}
{% endmacro %}


{% macro trino__insert_clause(columns) -%}
  {%- set values = [] -%}
  {%- for column in columns -%}
    {%- do values.append('DBT_INTERNAL_SOURCE.' ~ adapter.quote(column)) -%}
  {%- endfor -%}
    when not matched and DBT_INTERNAL_SOURCE.waypoint_step = 'insert' then insert ({{ get_quoted_csv(columns) }})
    values ({{ values | join(', ') }})
{%- endmacro %}


{#- Bounds are instants in UTC; a column without a zone holds UTC, too. -#}
{% macro trino__in_window(column) -%}
  cast({{ column }} as timestamp(6)) >= {{ trino__utc(model.batch.event_time_start) }} and cast({{ column }} as timestamp(6)) < {{ trino__utc(model.batch.event_time_end) }}
{%- endmacro %}


{% macro trino__utc(instant) -%}
  timestamp '{{ (instant | string)[:19] | replace('T', ' ') }}'
{%- endmacro %}


{% macro trino__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set conditions = [] -%}
  {%- set keys = [unique_key] if unique_key is string else unique_key or [] -%}
  {%- for predicate in incremental_predicates or [] -%}
    {%- do conditions.append(predicate) -%}
  {%- endfor -%}
  {%- for key in keys -%}
    {%- do conditions.append(get_merge_unique_key_match('DBT_INTERNAL_SOURCE.' ~ key, 'DBT_INTERNAL_DEST.' ~ key)) -%}
  {%- endfor -%}
  {%- if not keys -%}
    {%- do return(get_insert_into_sql(target, source, dest_columns)) -%}
  {%- endif -%}
  {%- set columns = dest_columns | map(attribute='name') | list -%}
  {%- set update_columns = get_merge_update_columns(config.get('merge_update_columns'), config.get('merge_exclude_columns'), dest_columns) -%}
  {%- set values = [] -%}
  {%- for column in columns -%}
    {%- do values.append('DBT_INTERNAL_SOURCE.' ~ adapter.quote(column)) -%}
  {%- endfor %}
    merge into {{ target }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    on ({{ conditions | join(') and (') }})
    when matched then update set
      {%- for column in update_columns %}
        {{ column }} = DBT_INTERNAL_SOURCE.{{ column }}{{ ',' if not loop.last }}
      {%- endfor %}
    when not matched then insert ({{ get_quoted_csv(columns) }})
    values ({{ values | join(', ') }})
{%- endmacro %}
