{#- Whole seconds from one moment to another; parts of a second are cut off on both sides, so spans add up. -#}
{% macro seconds_between(earlier, later) -%}
    date_diff('second', {{ earlier }}, {{ later }})
{%- endmacro %}

{#- Whether the second of two moments comes less than so many seconds after the first. -#}
{% macro follows_within(earlier, later, seconds) -%}
    (date_diff('microsecond', {{ earlier }}, {{ later }}) < {{ seconds }} * 1000000)
{%- endmacro %}
