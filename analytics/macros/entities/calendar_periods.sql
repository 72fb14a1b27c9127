{#- The first day of the period that a day falls in: 'day', 'week' (from Monday) or 'month'. -#}
{% macro period_of(day, grain) -%}
    {%- if grain == 'day' -%}
    cast({{ day }} as date)
    {%- else -%}
    cast(date_trunc('{{ grain }}', {{ day }}) as date)
    {%- endif -%}
{%- endmacro %}

{#- Every period of the daily facts, with its first day as `period` and the last of its days that is known as
    `period_end_date`. -#}
{% macro calendar_periods(bounds, grain) -%}
    select
        cast(unnest(generate_series(
            cast({{ period_of('history_start_date', grain) }} as timestamp), cast(as_of_date as timestamp), interval '1 {{ grain }}'
        )) as date) as period,
        least(cast(period + interval '1 {{ grain }}' as date) - 1, as_of_date) as period_end_date
    from {{ bounds }}
    where as_of_date is not null
{%- endmacro %}
