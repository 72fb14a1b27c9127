{#- A value in another type; null where it does not fit. -#}
{% macro cast_or_null(expression, type) -%}
    {{ return(adapter.dispatch('cast_or_null')(expression, type)) }}
{%- endmacro %}

{% macro default__cast_or_null(expression, type) -%}
    try_cast({{ expression }} as {{ sql_type(type) }})
{%- endmacro %}

{#- Whole numbers are rounded here as elsewhere; words such as 'now' are no dates. -#}
{% macro postgres__cast_or_null(expression, type) -%}
    {%- set text = 'cast(' ~ expression ~ ' as text)' -%}
    {%- if type in ['bigint', 'integer', 'smallint', 'hugeint'] -%}
        {%- set limit = {'bigint': '9223372036854775807', 'integer': '2147483647', 'smallint': '32767'}.get(type, '1e38') -%}
        case
            when pg_input_is_valid({{ text }}, 'numeric') then case
                when abs(round(cast({{ text }} as numeric))) <= {{ limit }} then cast(round(cast({{ text }} as numeric)) as {{ sql_type(type) }})
            end
        end
    {%- elif type in ['date', 'timestamp', 'timestamptz'] -%}
        case
            when {{ text }} ~ '[0-9]' and pg_input_is_valid({{ text }}, '{{ type }}') then cast({{ text }} as {{ type }})
        end
    {%- else -%}
        case when pg_input_is_valid({{ text }}, '{{ sql_type(type) }}') then cast({{ text }} as {{ sql_type(type) }}) end
    {%- endif -%}
{%- endmacro %}

{#- Texts are written in more ways than Trino reads: with spaces around them, with a T before the time, with a fraction
    where a whole number is wanted. -#}
{% macro trino__cast_or_null(expression, type) -%}
    {%- set text = 'trim(cast(' ~ expression ~ ' as varchar))' -%}
    {%- if type in ['bigint', 'integer', 'smallint', 'hugeint'] -%}
        coalesce(try_cast({{ expression }} as {{ sql_type(type) }}), try_cast(try_cast({{ text }} as decimal(38, 9)) as {{ sql_type(type) }}))
    {%- elif type in ['timestamp', 'timestamptz'] -%}
        coalesce(try_cast({{ expression }} as {{ sql_type(type) }}), try_cast(replace({{ text }}, 'T', ' ') as {{ sql_type(type) }}))
    {%- elif type == 'date' -%}
        coalesce(try_cast({{ expression }} as date), try_cast(try_cast(replace({{ text }}, 'T', ' ') as timestamp(6)) as date))
    {%- else -%}
        try_cast({{ expression }} as {{ sql_type(type) }})
    {%- endif -%}
{%- endmacro %}
