{#- The rows of one kind of a model that gives several, told by its column `output`, with exactly the listed columns:
    [name, type]. Without a relation there are none. -#}
{% macro kind_of_rows(relation, output, columns) -%}
    select
    {%- for column in columns %}
        cast({{ column[0] if relation else 'null' }} as {{ sql_type(column[1]) }}) as {{ column[0] }}{{ ',' if not loop.last }}
    {%- endfor %}
    {%- if relation %}
    from {{ relation }}
    where output = '{{ output }}'
    {%- else %}
    where false
    {%- endif -%}
{%- endmacro %}
