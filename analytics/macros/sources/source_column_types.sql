{#- Lower-cased column name → data type of a source table as it exists; empty when the table is missing. -#}
{% macro source_column_types(source_name, table_name) -%}
    {%- set relation = source_relation(source_name, table_name) -%}
    {%- set types = {} -%}
    {%- if relation is not none -%}
        {%- for column in adapter.get_columns_in_relation(relation) -%}
            {%- do types.update({column.name | lower: column.data_type | lower}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(types) }}
{%- endmacro %}
