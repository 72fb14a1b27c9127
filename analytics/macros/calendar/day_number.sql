{#- Days since 1970-01-01, for arithmetic on consecutive days. -#}
{% macro day_number(date_expression) -%}
    {{ return(adapter.dispatch('day_number')(date_expression)) }}
{%- endmacro %}

{% macro default__day_number(date_expression) -%}
    ({{ date_expression }} - cast('1970-01-01' as date))
{%- endmacro %}

{% macro trino__day_number(date_expression) -%}
    date_diff('day', date '1970-01-01', {{ date_expression }})
{%- endmacro %}

{% macro date_of_day_number(number_expression) -%}
    {{ return(adapter.dispatch('date_of_day_number')(number_expression)) }}
{%- endmacro %}

{% macro default__date_of_day_number(number_expression) -%}
    (cast('1970-01-01' as date) + cast({{ number_expression }} as integer))
{%- endmacro %}

{% macro trino__date_of_day_number(number_expression) -%}
    date_add('day', cast({{ number_expression }} as integer), date '1970-01-01')
{%- endmacro %}
