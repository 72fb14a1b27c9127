{#- The day by which a row is known: when it happened, or when it arrived where that was later. What came with the
    first load of its source counts as known when it happened: of the time before, no arrival is recorded. -#}
{% macro arrived_on(occurred_at, synced_at, first_load_ended_at) -%}
    cast(case
        when {{ synced_at }} > {{ occurred_at }} and {{ synced_at }} > {{ first_load_ended_at }} then {{ synced_at }}
        else {{ occurred_at }}
    end as date)
{%- endmacro %}
