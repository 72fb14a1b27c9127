{#- Business seconds from the schedule's beginning to a moment, given the last period that began by then. -#}
{% macro business_seconds_at(moment, period) -%}
    coalesce(
        {{ period }}.seconds_before
        + {{ seconds_between(period ~ '.starts_at', least_of([moment, period ~ '.ends_at'])) }},
        0
    )
{%- endmacro %}
