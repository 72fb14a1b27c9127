{#- Changes of the number of distinct members in windows of days, by the days of use.

    relation: group columns, member_no and event_date, one row per group, member and day of use.
    windows: lengths in days by name. Gives one row per group and date: active_1d (members of the day itself), new_members
    (first day ever) and change_<name> of each window. -#}
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
    ),

    moved as (
        select
            {{ names }},
            event_date as date,
            count(*) as active_1d,
            count(*) filter (where previous_date is null) as new_members
            {%- for name, days in windows.items() %},
            count(*) filter (where previous_date is null or event_date > previous_date + {{ days }}) as change_{{ name }}
            {%- endfor %}
        from followed
        group by {{ names }}, event_date
        {%- for name, days in windows.items() %}
        union all
        select
            {{ names }},
            event_date + {{ days }} as date,
            0 as active_1d,
            0 as new_members
            {%- for other in windows %},
            {{ '-count(*)' if other == name else '0' }} as change_{{ other }}
            {%- endfor %}
        from followed
        where next_date is null or next_date > event_date + {{ days }}
        group by {{ names }}, event_date
        {%- endfor %}
    )

    select
        {{ names }},
        cast(sum(active_1d) as integer) as active_1d,
        cast(sum(new_members) as integer) as new_members,
        {%- for name in windows %}
        cast(sum(change_{{ name }}) as integer) as change_{{ name }},
        {%- endfor %}
        date
    from moved
    group by {{ names }}, date
{%- endmacro %}
