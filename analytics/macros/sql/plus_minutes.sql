{#- A moment so many minutes later; a date counts from its midnight. -#}
{% macro plus_minutes(moment, minutes) -%}
    {{ return(adapter.dispatch('plus_minutes')(moment, minutes)) }}
{%- endmacro %}

{% macro default__plus_minutes(moment, minutes) -%}
    {{ moment }} + to_minutes({{ minutes }})
{%- endmacro %}

{% macro postgres__plus_minutes(moment, minutes) -%}
    {{ moment }} + {{ minutes }} * interval '1 minute'
{%- endmacro %}

{% macro trino__plus_minutes(moment, minutes) -%}
    date_add('minute', {{ minutes }}, cast({{ moment }} as timestamp(6)))
{%- endmacro %}
