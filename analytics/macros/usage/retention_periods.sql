{#- What retention is measured by: [method, first day, last day] after a person's first day of use (day 0). n_day: there
    on exactly that day; unbounded: there on that day or later; bracket: there on one of the days. -#}
{% macro retention_periods() -%}
    {%- set periods = [] -%}
    {%- for day in [1, 7, 14, 28, 60, 90, 180] -%}
        {%- do periods.append(['n_day', day, day]) -%}
        {%- do periods.append(['unbounded', day, day]) -%}
    {%- endfor -%}
    {%- for bracket in [[1, 7], [8, 14], [15, 28], [29, 60], [61, 90], [91, 180]] -%}
        {%- do periods.append(['bracket', bracket[0], bracket[1]]) -%}
    {%- endfor -%}
    {{ return(periods) }}
{%- endmacro %}
