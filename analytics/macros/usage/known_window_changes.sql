{#- Changes of the number of distinct members in windows of days, as it was known on each day: a member counts from the
    day its use is known until the window has left the day of use, without a break while days follow in time.

    relation: group_no, member_no, event_date, known_date, one row per group, member and day of use.
    windows: lengths in days by name. kinds: further columns of the relation, constant for a member, to split counts by.
    Gives one row per group, kinds and date: active_1d (members of the day known on it) and change_<name>. -#}
{% macro known_window_changes(relation, windows, kinds=[]) -%}
    {%- set names = (['group_no'] + kinds) | join(', ') -%}
    with

    -- A day that arrives when a later one is known already adds nothing: the member counts at least as long. What is known
    -- on its own day cannot come so late.
    late as (
        select * from {{ relation }}
        where known_date > event_date
    ),

    overtaken as (
        select distinct
            late.group_no,
            late.member_no,
            late.event_date
        from late
        inner join {{ relation }} as later
            on late.group_no = later.group_no
            and late.member_no = later.member_no
            and late.event_date < later.event_date
            and late.known_date >= later.known_date
    ),

    counting as (
        select * from {{ relation }}
        where known_date = event_date
        union all
        select late.*
        from late
        left join overtaken
            on late.group_no = overtaken.group_no
            and late.member_no = overtaken.member_no
            and late.event_date = overtaken.event_date
        where overtaken.group_no is null
    ),

    advancing as (
        select
            {{ names }},
            event_date,
            known_date,
            lag(event_date) over member as previous_event_date,
            lag(known_date) over member as previous_known_date,
            lead(event_date) over member as next_event_date,
            lead(known_date) over member as next_known_date
        from counting
        window member as (partition by group_no, member_no order by known_date, event_date)
    ),

    moved as (
        select
            {{ names }},
            known_date as date,
            count(*) filter (where known_date = event_date) as active_1d
            {%- for name, days in windows.items() %},
            count(*) filter (
                where known_date < event_date + {{ days }}
                    and (
                        previous_event_date is null
                        or previous_known_date >= previous_event_date + {{ days }}
                        or known_date > previous_event_date + {{ days }}
                    )
            ) as change_{{ name }}
            {%- endfor %}
        from advancing
        group by {{ names }}, known_date
        {%- for name, days in windows.items() %}
        union all
        select
            {{ names }},
            event_date + {{ days }} as date,
            0 as active_1d
            {%- for other in windows %},
            {{ '-count(*)' if other == name else '0' }} as change_{{ other }}
            {%- endfor %}
        from advancing
        where
            known_date < event_date + {{ days }}
            and (
                next_event_date is null
                or next_known_date >= next_event_date + {{ days }}
                or next_known_date > event_date + {{ days }}
            )
        group by {{ names }}, event_date
        {%- endfor %}
    )

    select
        {{ names }},
        cast(sum(active_1d) as integer) as active_1d,
        {%- for name in windows %}
        cast(sum(change_{{ name }}) as integer) as change_{{ name }},
        {%- endfor %}
        date
    from moved
    group by {{ names }}, date
{%- endmacro %}
