{#- The last moment before another one. -#}
{% macro moment_before(moment) -%}
    {{ return(adapter.dispatch('moment_before')(moment)) }}
{%- endmacro %}

{% macro default__moment_before(moment) -%}
    {{ moment }} - interval '1 microsecond'
{%- endmacro %}

{% macro trino__moment_before(moment) -%}
    cast(from_unixtime_nanos(cast(cast(to_unixtime(cast({{ moment }} as timestamp(6))) as decimal(20, 6)) * 1000000000 - 1000 as bigint)) at time zone 'UTC' as timestamp(6))
{%- endmacro %}
