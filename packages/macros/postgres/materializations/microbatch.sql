{#- As dbt-postgres has it: rows are known by their key where there is one. Without, the batch's window is replaced. -#}
{% macro postgres__get_incremental_microbatch_sql(arg_dict) %}
  {% if not arg_dict['unique_key'] %}
    {% do return(default__get_incremental_microbatch_sql(arg_dict)) %}
  {% elif adapter.has_capability('merge_statement') %}
    {% do return(get_incremental_merge_sql(arg_dict)) %}
  {% endif %}
  {% do return(get_incremental_delete_insert_sql(arg_dict)) %}
{% endmacro %}
