{#- A local time in UTC; where the zone is not known, by a fixed shift in minutes. -#}
{% macro utc_from_local(local_time, iana_name, shift_minutes) -%}
    coalesce(
        {{ utc_of(moment_in_zone(local_time, iana_name)) }},
        {{ plus_minutes(local_time, shift_minutes) }}
    )
{%- endmacro %}
