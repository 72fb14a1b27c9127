{#- Rows that add to and take from the number of distinct members in windows of days, by the days of use.

    relation: group columns, member_no and event_date, one row per group, member and day of use.
    windows: lengths in days by name. Gives the groups, window_name ('1d' for the day itself, 'new' for the first day
    ever), change and date. -#}
{% macro window_changes(relation, groups, windows) -%}
    {%- set names = groups | join(', ') -%}
    with

    followed as (
        select
            {{ names }},
            event_date,
            lag(event_date) over member as previous_date,
            lead(event_date) over member as next_date
        from {{ relation }}
        window member as (partition by {{ names }}, member_no order by event_date)
    )

    {%- for name, days in windows.items() %}
    select {{ names }}, '{{ name }}' as window_name, 1 as change, event_date as date
    from followed
    where previous_date is null or event_date > previous_date + {{ days }}
    union all
    select {{ names }}, '{{ name }}' as window_name, -1 as change, event_date + {{ days }} as date
    from followed
    where next_date is null or next_date > event_date + {{ days }}
    union all
    {%- endfor %}
    select {{ names }}, '1d' as window_name, 1 as change, event_date as date
    from followed
    union all
    select {{ names }}, 'new' as window_name, 1 as change, event_date as date
    from followed
    where previous_date is null
{%- endmacro %}
