{#- The rows of one kind that identity resolution gives, with exactly the listed columns: [name, type]. The deterministic
    method gives none of them: the relation is then empty. -#}
{% macro resolution_rows(output, columns) -%}
    {%- if identity_method() == 'probabilistic' -%}
    select
    {%- for column in columns %}
        cast({{ column[0] }} as {{ column[1] }}) as {{ column[0] }}{{ ',' if not loop.last }}
    {%- endfor %}
    from {{ ref('int_identity__resolution') }}
    where output = '{{ output }}'
    {%- else -%}
    select
    {%- for column in columns %}
        cast(null as {{ column[1] }}) as {{ column[0] }}{{ ',' if not loop.last }}
    {%- endfor %}
    where false
    {%- endif -%}
{%- endmacro %}
