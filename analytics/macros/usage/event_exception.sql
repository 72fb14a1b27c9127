{#- Why an event is set aside instead of counted; null for one that counts. A clock may run ahead of the server's by
    the tolerance, and nothing of a company happened before `earliest_event_date`. -#}
{% macro event_exception(occurred_at, received_at, tolerance_minutes=none) -%}
    {%- set minutes = var('clock_skew_tolerance_minutes') if tolerance_minutes is none else tolerance_minutes -%}
    case
        when {{ occurred_at }} > {{ received_at }} and {{ occurred_at }} > {{ received_at }} + interval '{{ minutes }}' minute
            then 'from_the_future'
        when {{ occurred_at }} < timestamp '{{ var("earliest_event_date") }} 00:00:00' then 'before_its_time'
    end
{%- endmacro %}
