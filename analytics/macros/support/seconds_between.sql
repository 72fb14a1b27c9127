{#- Whole seconds from one moment to another; parts of a second are cut off on both sides, so spans add up. -#}
{% macro seconds_between(earlier, later) -%}
    date_diff('second', {{ earlier }}, {{ later }})
{%- endmacro %}
