{#- Contracts name types as DuckDB does; elsewhere they are declared as the database calls them. -#}
{% macro postgres__get_assert_columns_equivalent(sql) -%}
    {%- do name_types_of_contract() -%}
    {{ return(default__get_assert_columns_equivalent(sql)) }}
{%- endmacro %}

{% macro trino__get_assert_columns_equivalent(sql) -%}
    {%- do name_types_of_contract() -%}
    {{ return(default__get_assert_columns_equivalent(sql)) }}
{%- endmacro %}

{% macro name_types_of_contract() -%}
    {%- for column in model.columns.values() if column.data_type -%}
        {%- do column.update({'data_type': sql_type(column.data_type)}) -%}
    {%- endfor -%}
{%- endmacro %}
