{% macro get_incremental_microbatch_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_microbatch_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_microbatch_sql(arg_dict) %}
  {#- The rows of the batch's window are replaced; rows that the query gives outside of it are left alone. -#}
  {%- set window -%}
    {{ config.get('event_time') }} >= '{{ model.batch.event_time_start }}' and {{ config.get('event_time') }} < '{{ model.batch.event_time_end }}'
  {%- endset -%}
  {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
  {%- set batch_sql %}
    delete from {{ arg_dict['target_relation'] }}
    where {{ window }}
    {%- for predicate in normalize_incremental_predicates(arg_dict['incremental_predicates']) %}
      and ({{ predicate }})
    {%- endfor %};

    insert into {{ arg_dict['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arg_dict['temp_relation'] }}
    where {{ window }}
  {%- endset -%}
  {% do return(batch_sql) %}
{% endmacro %}


{% macro normalize_incremental_predicates(predicates) %}
  {% do return([predicates] if predicates is string else (predicates or [])) %}
{% endmacro %}
