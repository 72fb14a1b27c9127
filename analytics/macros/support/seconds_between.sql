{#- Whole seconds from one moment to another; parts of a second are cut off on both sides, so spans add up. -#}
{% macro seconds_between(earlier, later) -%}
    {{ return(adapter.dispatch('seconds_between')(earlier, later)) }}
{%- endmacro %}

{% macro default__seconds_between(earlier, later) -%}
    date_diff('second', {{ earlier }}, {{ later }})
{%- endmacro %}

{% macro postgres__seconds_between(earlier, later) -%}
    cast(floor(extract(epoch from {{ later }})) - floor(extract(epoch from {{ earlier }})) as bigint)
{%- endmacro %}

{% macro trino__seconds_between(earlier, later) -%}
    date_diff('second', date_trunc('second', {{ earlier }}), date_trunc('second', {{ later }}))
{%- endmacro %}

{#- Whether the second of two moments comes less than so many seconds after the first. -#}
{% macro follows_within(earlier, later, seconds) -%}
    {{ return(adapter.dispatch('follows_within')(earlier, later, seconds)) }}
{%- endmacro %}

{% macro default__follows_within(earlier, later, seconds) -%}
    (date_diff('microsecond', {{ earlier }}, {{ later }}) < {{ seconds }} * 1000000)
{%- endmacro %}

{% macro postgres__follows_within(earlier, later, seconds) -%}
    (extract(epoch from {{ later }}) - extract(epoch from {{ earlier }}) < {{ seconds }})
{%- endmacro %}

{% macro trino__follows_within(earlier, later, seconds) -%}
    ({{ later }} - {{ seconds }} * interval '1' second < {{ earlier }})
{%- endmacro %}
