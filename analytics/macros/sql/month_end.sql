{#- The last day of the month that a date lies in. -#}
{% macro month_end(day) -%}
    {{ return(adapter.dispatch('month_end')(day)) }}
{%- endmacro %}

{% macro default__month_end(day) -%}
    last_day({{ day }})
{%- endmacro %}

{% macro postgres__month_end(day) -%}
    cast(date_trunc('month', cast({{ day }} as timestamp)) + interval '1 month' - interval '1 day' as date)
{%- endmacro %}

{% macro trino__month_end(day) -%}
    last_day_of_month({{ day }})
{%- endmacro %}

{#- The first day of a month by its number: twelve times the year, and how many months of it went before. -#}
{% macro month_of_number(number) -%}
    {{ return(adapter.dispatch('month_of_number')(number)) }}
{%- endmacro %}

{% macro default__month_of_number(number) -%}
    make_date(cast({{ whole_quotient(number, 12) }} as integer), cast({{ number }} % 12 + 1 as integer), 1)
{%- endmacro %}

{% macro trino__month_of_number(number) -%}
    date_add('month', {{ number }} - 23640, date '1970-01-01')
{%- endmacro %}
