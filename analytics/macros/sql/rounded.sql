{#- A number to so many digits behind the point, halves away from zero. -#}
{% macro rounded(expression, digits=0) -%}
    {{ return(adapter.dispatch('rounded')(expression, digits)) }}
{%- endmacro %}

{% macro default__rounded(expression, digits) -%}
    round({{ expression }}{{ ', ' ~ digits if digits }})
{%- endmacro %}

{#- PostgreSQL rounds floating-point numbers to the even one, and only to whole ones. -#}
{% macro postgres__rounded(expression, digits) -%}
    round(cast({{ expression }} as numeric){{ ', ' ~ digits if digits }})
{%- endmacro %}
