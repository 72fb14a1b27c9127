{#- Days since 1970-01-01, for arithmetic on consecutive days. -#}
{% macro day_number(date_expression) -%}
    ({{ date_expression }} - cast('1970-01-01' as date))
{%- endmacro %}

{% macro date_of_day_number(number_expression) -%}
    (cast('1970-01-01' as date) + cast({{ number_expression }} as integer))
{%- endmacro %}
