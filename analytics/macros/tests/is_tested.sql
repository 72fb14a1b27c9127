{#- Whether a row is tested. A run may say by `tested_days` how many of the last days of daily facts are to be looked at,
    since those before them are as they were tested before; without it every row is. -#}
{% macro is_tested(day, relation) -%}
    {%- if var('tested_days') is none -%}
    true
    {%- else -%}
    {{ day }} > (select {{ days_back('max(' ~ (day.split('.') | last) ~ ')', var('tested_days')) }} from {{ relation }})
    {%- endif -%}
{%- endmacro %}
