{#- Changes of the number of distinct members in windows of days, by the days of use.

    relation: group columns, member_no and event_date, one row per group, member and day of use.
    windows: lengths in days by name. Gives one row per group and date on which something changes: active_1d (members of
    the day itself), new_members (first day ever) and change_<name> of each window. -#}
{% macro window_changes(relation, groups, windows) -%}
    {%- set names = groups | join(', ') -%}
    with

    words as (
        select
            {{ names }},
            member_no,
            {{ word_of_day('event_date') }} as word_no,
            bit_or({{ bit_of_day('event_date') }}) as used,
            min({{ day_number('event_date') }}) as first_day,
            max({{ day_number('event_date') }}) as last_day
        from {{ relation }}
        group by {{ names }}, member_no, {{ word_of_day('event_date') }}
    ),

    first_days as (
        select
            {{ names }},
            member_no,
            min(first_day) as first_day
        from words
        group by {{ names }}, member_no
    ),

    new_members as (
        select
            {{ names }},
            first_day as day_no,
            count(*) as new_members
        from first_days
        group by {{ names }}, first_day
    ),

    {{ word_changes('words', groups, windows) }},

    moved as (
        select {{ names }}, day_no, active_1d, 0 as new_members{% for name in windows %}, change_{{ name }}{% endfor %}
        from word_changes
        union all
        select {{ names }}, day_no, 0, new_members{% for name in windows %}, 0{% endfor %}
        from new_members
    )

    select
        {{ names }},
        cast(sum(active_1d) as integer) as active_1d,
        cast(sum(new_members) as integer) as new_members,
        {%- for name in windows %}
        cast(sum(change_{{ name }}) as integer) as change_{{ name }},
        {%- endfor %}
        {{ date_of_day_number('day_no') }} as date
    from moved
    group by {{ names }}, day_no
{%- endmacro %}
