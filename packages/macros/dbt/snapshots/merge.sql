{% macro snapshot_merge_sql(target, source, insert_cols) -%}
  {{ adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols) }}
{%- endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set columns = get_snapshot_columns() -%}
  {%- set inserted = insert_cols | join(', ') -%}
  {%- if adapter.has_capability('merge_statement') %}
    {#- A version that begins is never matched: a row that comes back may have the dbt_scd_id it once had. One equality and
        nothing else matches, for which a database need not compare each row with each. -#}
    merge into {{ target }} as DBT_INTERNAL_DEST
    using (
        select
            *,
            case when dbt_change_type in ('update', 'delete') then {{ columns.dbt_scd_id }} end as dbt_ended_scd_id
        from {{ source }}
    ) as DBT_INTERNAL_SOURCE
    on DBT_INTERNAL_SOURCE.dbt_ended_scd_id = DBT_INTERNAL_DEST.{{ columns.dbt_scd_id }}
    when matched and {{ snapshot_is_current('DBT_INTERNAL_DEST.' ~ columns.dbt_valid_to) }}
        then update set {{ columns.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ columns.dbt_valid_to }}
    when not matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
        then insert ({{ inserted }})
        values (
          {%- for column in insert_cols -%}
            DBT_INTERNAL_SOURCE.{{ column }}{{ ', ' if not loop.last }}
          {%- endfor -%}
        )
  {%- else %}
    {#- Versions end before new ones begin: cut off in between, a key has no current version, never two. -#}
    update {{ target }}
    set {{ columns.dbt_valid_to }} = (
        select ended.{{ columns.dbt_valid_to }}
        from {{ source }} as ended
        where ended.{{ columns.dbt_scd_id }} = {{ target }}.{{ columns.dbt_scd_id }}
            and ended.dbt_change_type in ('update', 'delete')
    )
    where {{ snapshot_is_current(columns.dbt_valid_to) }}
        and {{ columns.dbt_scd_id }} in (
            select {{ columns.dbt_scd_id }}
            from {{ source }}
            where dbt_change_type in ('update', 'delete')
        );

    insert into {{ target }} ({{ inserted }})
    select {{ inserted }}
    from {{ source }}
    where dbt_change_type = 'insert'
  {%- endif %}
{%- endmacro %}
