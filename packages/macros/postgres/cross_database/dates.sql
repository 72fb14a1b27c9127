{#- A multiplied interval takes expressions as well as literals. -#}
{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) %}
  {%- set unit = datepart | lower -%}
  ({{ from_date_or_timestamp }} + ({{ interval }}) * interval '{{ '3 months' if unit == 'quarter' else '1 ' ~ unit }}')
{%- endmacro %}


{#- How many borders of the part lie between; weeks begin on Sunday. -#}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set unit = datepart | lower -%}
  {%- set first = '(' ~ first_date ~ ')::timestamp' -%}
  {%- set second = '(' ~ second_date ~ ')::timestamp' -%}
  {%- if unit == 'year' -%}
    (extract(year from {{ second }}) - extract(year from {{ first }}))::bigint
  {%- elif unit in ['quarter', 'month'] -%}
    {%- set in_year = 4 if unit == 'quarter' else 12 -%}
    (
        (extract(year from {{ second }}) * {{ in_year }} + extract({{ unit }} from {{ second }}))
        - (extract(year from {{ first }}) * {{ in_year }} + extract({{ unit }} from {{ first }}))
    )::bigint
  {%- elif unit == 'week' -%}
    ((
        date_trunc('week', {{ second }} + interval '1 day')::date
        - date_trunc('week', {{ first }} + interval '1 day')::date
    ) / 7)::bigint
  {%- elif unit == 'day' -%}
    ({{ second }}::date - {{ first }}::date)::bigint
  {%- elif unit in ['hour', 'minute', 'second', 'millisecond', 'microsecond'] -%}
    {%- set border = {'hour': 'hour', 'minute': 'minute', 'second': 'second', 'millisecond': 'milliseconds', 'microsecond': 'microseconds'}[unit] -%}
    {%- set seconds = {'hour': '3600', 'minute': '60', 'second': '1', 'millisecond': '0.001', 'microsecond': '0.000001'}[unit] -%}
    round(
        extract(epoch from date_trunc('{{ border }}', {{ second }}) - date_trunc('{{ border }}', {{ first }}))::numeric
        / {{ seconds }}
    )::bigint
  {%- else -%}
    {%- do exceptions.raise_compiler_error(
      "datediff has no part '" ~ datepart ~ "' on PostgreSQL; it has year, quarter, month, week, day, hour, minute, second, millisecond, microsecond"
    ) -%}
  {%- endif -%}
{%- endmacro %}


{% macro postgres__last_day(date, datepart) -%}
    cast(date_trunc('{{ datepart }}', {{ date }}) + interval '{{ '3 months' if datepart | lower == 'quarter' else '1 ' ~ datepart }}' - interval '1 day' as date)
{%- endmacro %}


{% macro postgres__date(year, month, day) -%}
    make_date({{ year }}, {{ month }}, {{ day }})
{%- endmacro %}


{% macro postgres__current_timestamp() -%}
    now()
{%- endmacro %}


{% macro postgres__current_timestamp_in_utc_backcompat() %}
    (current_timestamp at time zone 'utc')::timestamp
{% endmacro %}


{% macro postgres__snapshot_get_time() -%}
    {{ current_timestamp() }}::timestamp without time zone
{%- endmacro %}


{% macro postgres__snapshot_string_as_time(timestamp) -%}
  {%- do return("'" ~ timestamp ~ "'::timestamp without time zone") -%}
{%- endmacro %}


{% macro postgres__generate_series(upper_bound) %}
    select generate_series as generated_number
    from generate_series(1, {{ upper_bound }})
{% endmacro %}
