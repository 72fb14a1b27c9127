{#- A multiplied interval takes expressions as well as literals. -#}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) %}
  {%- set unit = datepart | lower -%}
  {%- if unit == 'quarter' -%}
    ({{ from_date_or_timestamp }} + cast({{ interval }} as bigint) * 3 * interval 1 month)
  {%- elif unit == 'week' -%}
    ({{ from_date_or_timestamp }} + cast({{ interval }} as bigint) * 7 * interval 1 day)
  {%- else -%}
    ({{ from_date_or_timestamp }} + cast({{ interval }} as bigint) * interval 1 {{ unit }})
  {%- endif -%}
{% endmacro %}


{#- Weeks begin on Sunday here as on other warehouses, on Monday in DuckDB. -#}
{% macro duckdb__datediff(first_date, second_date, datepart) -%}
  {%- if datepart | lower == 'week' -%}
    (date_diff(
        'day',
        date_trunc('week', ({{ first_date }})::timestamp + interval 1 day),
        date_trunc('week', ({{ second_date }})::timestamp + interval 1 day)
    ) // 7)
  {%- else -%}
    (date_diff('{{ datepart }}', ({{ first_date }})::timestamp, ({{ second_date }})::timestamp))
  {%- endif -%}
{%- endmacro %}


{% macro duckdb__last_day(date, datepart) -%}
  {%- if datepart == 'quarter' -%}
    cast(date_trunc('quarter', {{ date }}) + interval '3 months' - interval '1 day' as date)
  {%- else -%}
    {{ default_last_day(date, datepart) }}
  {%- endif -%}
{%- endmacro %}


{% macro duckdb__date(year, month, day) -%}
    make_date({{ year }}, {{ month }}, {{ day }})
{%- endmacro %}


{% macro duckdb__current_timestamp() -%}
    now()
{%- endmacro %}


{% macro duckdb__snapshot_get_time() -%}
    {{ current_timestamp() }}::timestamp
{%- endmacro %}


{% macro duckdb__generate_series(upper_bound) %}
    select generate_series as generated_number
    from generate_series(1, {{ upper_bound }})
{% endmacro %}
