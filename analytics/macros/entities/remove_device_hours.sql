{#- Takes hours out of the hourly table that are older than it keeps them, or no longer reported. -#}
{% macro remove_device_hours() -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        date <= {{ days_back('(select max(as_of_date) from ' ~ bounds ~ ')', var('device_hours_kept_days')) }}
        or date > (select max(as_of_date) from {{ bounds }})
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
