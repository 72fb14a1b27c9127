{#- Rows that add to and take from the number of distinct members in windows of days, as it was known on each day: a
    member counts from the day its use is known until the window has left the day of use.

    relation: group_no, member_no, event_date, known_date, one row per group, member and day of use.
    windows: lengths in days by name. Gives group_no, member_no, window_name ('1d' for the day itself), change and date. -#}
{% macro known_window_changes(relation, windows) -%}
    with

    -- A day that arrives when it or a later one is known adds nothing: the member counts at least as long already.
    ordered as (
        select
            *,
            max(event_date) over (
                partition by group_no, member_no
                order by known_date, event_date
                rows between unbounded preceding and 1 preceding
            ) as reached_date
        from {{ relation }}
    ),

    advancing as (
        select
            group_no,
            member_no,
            event_date,
            known_date,
            lag(event_date) over member as previous_event_date,
            lag(known_date) over member as previous_known_date,
            lead(event_date) over member as next_event_date,
            lead(known_date) over member as next_known_date
        from ordered
        where reached_date is null or event_date > reached_date
        window member as (partition by group_no, member_no order by known_date, event_date)
    )

    -- From the day that is known until the window has left it, without a break while days follow in time.
    {%- for name, days in windows.items() %}
    select
        group_no,
        member_no,
        '{{ name }}' as window_name,
        1 as change,
        known_date as date
    from advancing
    where
        known_date < event_date + {{ days }}
        and (
            previous_event_date is null
            or previous_known_date >= previous_event_date + {{ days }}
            or known_date > previous_event_date + {{ days }}
        )
    union all
    select
        group_no,
        member_no,
        '{{ name }}' as window_name,
        -1 as change,
        event_date + {{ days }} as date
    from advancing
    where
        known_date < event_date + {{ days }}
        and (
            next_event_date is null
            or next_known_date >= next_event_date + {{ days }}
            or next_known_date > event_date + {{ days }}
        )
    union all
    {%- endfor %}
    select
        group_no,
        member_no,
        '1d' as window_name,
        1 as change,
        event_date as date
    from advancing
    where known_date = event_date
{%- endmacro %}
