{#- The last moment before another one. -#}
{% macro moment_before(moment) -%}
    {{ return(adapter.dispatch('moment_before')(moment)) }}
{%- endmacro %}

{% macro default__moment_before(moment) -%}
    {{ moment }} - interval '1 microsecond'
{%- endmacro %}

{% macro trino__moment_before(moment) -%}
    cast({{ moment }} - interval '0.001' second + interval '0.000' second as timestamp(6))
{%- endmacro %}
