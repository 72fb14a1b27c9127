{#- The rows of one kind that the churn model gives, with exactly the listed columns: [name, type]. Rules alone give none
    of them: the relation is then empty. -#}
{% macro churn_model_rows(output, columns) -%}
    {%- if churn_method() == 'model' -%}
    select
    {%- for column in columns %}
        cast({{ column[0] }} as {{ column[1] }}) as {{ column[0] }}{{ ',' if not loop.last }}
    {%- endfor %}
    from {{ ref('int_churn__predictions') }}
    where output = '{{ output }}'
    {%- else -%}
    select
    {%- for column in columns %}
        cast(null as {{ column[1] }}) as {{ column[0] }}{{ ',' if not loop.last }}
    {%- endfor %}
    where false
    {%- endif -%}
{%- endmacro %}
