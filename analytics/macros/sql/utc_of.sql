{#- A moment with a zone as it is in UTC, without one. -#}
{% macro utc_of(moment) -%}
    {{ return(adapter.dispatch('utc_of')(moment)) }}
{%- endmacro %}

{% macro default__utc_of(moment) -%}
    timezone('UTC', {{ moment }})
{%- endmacro %}

{% macro trino__utc_of(moment) -%}
    cast({{ moment }} at time zone 'UTC' as timestamp(6))
{%- endmacro %}

{#- The moment at which the clocks of a zone show a time. -#}
{% macro moment_in_zone(local_time, zone) -%}
    {{ return(adapter.dispatch('moment_in_zone')(local_time, zone)) }}
{%- endmacro %}

{% macro default__moment_in_zone(local_time, zone) -%}
    timezone({{ zone }}, {{ local_time }})
{%- endmacro %}

{% macro trino__moment_in_zone(local_time, zone) -%}
    with_timezone({{ local_time }}, {{ zone }})
{%- endmacro %}

{#- The moment so many microseconds after the beginning of 1970. -#}
{% macro moment_of_micros(micros) -%}
    {{ return(adapter.dispatch('moment_of_micros')(micros)) }}
{%- endmacro %}

{% macro default__moment_of_micros(micros) -%}
    make_timestamp({{ micros }})
{%- endmacro %}

{% macro postgres__moment_of_micros(micros) -%}
    (timestamp '1970-01-01 00:00:00' + {{ micros }} * interval '1 microsecond')
{%- endmacro %}

{% macro trino__moment_of_micros(micros) -%}
    cast(from_unixtime_nanos(cast({{ micros }} as decimal(38, 0)) * 1000) at time zone 'UTC' as timestamp(6))
{%- endmacro %}
