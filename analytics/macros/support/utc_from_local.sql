{#- A local time in UTC; where the zone is not known, by a fixed shift in minutes. -#}
{% macro utc_from_local(local_time, iana_name, shift_minutes) -%}
    coalesce(
        timezone('UTC', timezone({{ iana_name }}, {{ local_time }})),
        {{ local_time }} + to_minutes({{ shift_minutes }})
    )
{%- endmacro %}
