{#- A number to so many digits behind the point, halves away from zero. -#}
{% macro rounded(expression, digits=0) -%}
    {{ return(adapter.dispatch('rounded')(expression, digits)) }}
{%- endmacro %}

{% macro default__rounded(expression, digits) -%}
    round({{ expression }}{{ ', ' ~ digits if digits }})
{%- endmacro %}

{#- PostgreSQL rounds floating-point numbers to the even one, and only to whole ones; as exact numbers they would be those of
    fifteen digits. Their texts have all of them, and are multiplied before as elsewhere. -#}
{% macro postgres__rounded(expression, digits) -%}
    {%- if digits -%}
    round(round(cast(cast(({{ expression }}) * {{ 10 ** digits }} as text) as numeric)) / {{ 10 ** digits }}, {{ digits }})
    {%- else -%}
    round(cast(cast({{ expression }} as text) as numeric))
    {%- endif -%}
{%- endmacro %}
