{% macro trino__dateadd(datepart, interval, from_date_or_timestamp) -%}
    date_add('{{ datepart }}', {{ interval }}, {{ from_date_or_timestamp }})
{%- endmacro %}


{#- How many times a period begins between the two, as other warehouses count; weeks begin on Sunday. -#}
{% macro trino__datediff(first_date, second_date, datepart) -%}
  {%- set unit = datepart | lower -%}
  {%- if unit == 'week' -%}
    (date_diff(
        'day',
        date_trunc('week', cast({{ first_date }} as timestamp(6)) + interval '1' day),
        date_trunc('week', cast({{ second_date }} as timestamp(6)) + interval '1' day)
    ) / 7)
  {%- elif unit in ['year', 'quarter', 'month', 'day', 'hour', 'minute', 'second'] -%}
    date_diff(
        '{{ unit }}',
        date_trunc('{{ unit }}', cast({{ first_date }} as timestamp(6))),
        date_trunc('{{ unit }}', cast({{ second_date }} as timestamp(6)))
    )
  {%- else -%}
    date_diff('{{ unit }}', cast({{ first_date }} as timestamp(6)), cast({{ second_date }} as timestamp(6)))
  {%- endif -%}
{%- endmacro %}


{% macro trino__date(year, month, day) -%}
    date '{{ modules.datetime.date(year, month, day) }}'
{%- endmacro %}


{% macro trino__current_timestamp() -%}
    current_timestamp(6)
{%- endmacro %}


{% macro trino__current_timestamp_backcompat() -%}
    cast(current_timestamp(6) at time zone 'UTC' as timestamp(6))
{%- endmacro %}


{% macro trino__snapshot_get_time() -%}
    cast(current_timestamp(6) at time zone 'UTC' as timestamp(6))
{%- endmacro %}


{% macro trino__generate_series(upper_bound) %}
    select next_value as generated_number
    from table(sequence(start => 1, stop => {{ upper_bound }})) as series(next_value)
{% endmacro %}
