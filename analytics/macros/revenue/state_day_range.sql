{#- The state of a day is the one in force at its midnight (24:00 UTC): a version counts from the day it starts on until
    the day its successor starts on. Fivetran closes a version a millisecond before the next one. -#}
{% macro state_first_day(started_at) -%}
    cast({{ started_at }} as date)
{%- endmacro %}

{% macro state_end_day(ended_at) -%}
    cast({{ ended_at }} + interval '0.001' second as date)
{%- endmacro %}

{#- The day after the last one that can be reported, as an open end. -#}
{% macro open_end_day() -%}
    cast('9999-12-31' as date)
{%- endmacro %}
