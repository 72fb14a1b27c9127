{% macro get_incremental_append_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_append_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_append_sql(arg_dict) %}
  {% do return(get_insert_into_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'])) %}
{% endmacro %}


{% macro get_incremental_delete_insert_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_delete_insert_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
  {% do return(get_delete_insert_merge_sql(
    arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'],
    arg_dict['dest_columns'], arg_dict['incremental_predicates']
  )) %}
{% endmacro %}


{% macro get_incremental_merge_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_merge_sql(arg_dict) %}
  {% do return(get_merge_sql(
    arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'],
    arg_dict['dest_columns'], arg_dict['incremental_predicates']
  )) %}
{% endmacro %}


{% macro get_incremental_insert_overwrite_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_insert_overwrite_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_insert_overwrite_sql(arg_dict) %}
  {% do return(get_insert_overwrite_merge_sql(
    arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'], arg_dict['incremental_predicates']
  )) %}
{% endmacro %}


{% macro get_incremental_default_sql(arg_dict) %}
  {{ return(adapter.dispatch('get_incremental_default_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro default__get_incremental_default_sql(arg_dict) %}
  {#- A key that is given is not ignored; merge is one statement, and so whole without transactions, too. -#}
  {% if not arg_dict['unique_key'] %}
    {% do return(get_incremental_append_sql(arg_dict)) %}
  {% elif 'merge' in adapter.valid_incremental_strategies() %}
    {% do return(get_incremental_merge_sql(arg_dict)) %}
  {% endif %}
  {% do return(get_incremental_delete_insert_sql(arg_dict)) %}
{% endmacro %}


{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) %}
  {%- set columns = get_quoted_csv(dest_columns | map(attribute='name')) -%}
    insert into {{ target_relation }} ({{ columns }})
    (
        select {{ columns }}
        from {{ temp_relation }}
    )
{% endmacro %}
