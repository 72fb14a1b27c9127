{#- The first day of the period that a day falls in: 'day', 'week' (from Monday), 'month' or 'word' (of bits of days). -#}
{% macro period_of(day, grain) -%}
    {%- if grain == 'day' -%}
    cast({{ day }} as date)
    {%- elif grain == 'word' -%}
    {{ date_of_day_number(whole_quotient('(' ~ day_number(day) ~ ')', days_in_word()) ~ ' * ' ~ days_in_word()) }}
    {%- else -%}
    cast(date_trunc('{{ grain }}', {{ day }}) as date)
    {%- endif -%}
{%- endmacro %}

{#- Every period of the daily facts, with its first day as `period` and the last of its days that is known as
    `period_end_date`. -#}
{% macro calendar_periods(bounds, grain) -%}
    select
        period,
        least({{ days_back("cast(period + interval '" ~ (7 if grain == 'week' else 1) ~ "' " ~ ('day' if grain == 'week' else grain) ~ ' as date)', 1) }}, as_of_date) as period_end_date
    from (
        {{ moment_rows(bounds, 'as_of_date', {
            'name': 'period', 'type': 'date', 'unit': grain, 'first': period_of('history_start_date', grain), 'last': 'as_of_date',
        }) | indent(8) }}
        where as_of_date is not null
    ) as periods
{%- endmacro %}
