{#- Changes of the number of distinct members in windows of days, as it was known on each day: a member counts from the
    day its use is known until the window has left the day of use.

    relation: group_no, member_no, event_date, known_date, one row per group, member and day of use.
    windows: lengths in days by name. kinds: further columns of the relation, constant for a member, to split counts by.
    Gives one row per group, kinds and date on which something changes: active_1d (members of the day known on it) and
    change_<name>. -#}
{% macro known_window_changes(relation, windows, kinds=[]) -%}
    {%- set groups = ['group_no'] + kinds -%}
    {%- set names = groups | join(', ') -%}
    with

    days_on_time as (
        select
            {{ names }},
            member_no,
            {{ word_of_day('event_date') }} as word_no,
            {{ bits_of_rows(bit_of_day('event_date')) }} as used,
            max({{ day_number('event_date') }}) as last_day
        from {{ relation }}
        where known_date = event_date
        group by {{ names }}, member_no, {{ word_of_day('event_date') }}
    ),

    -- What arrives late counts for what is left of a window, from the word of its arrival on.
    late_days as (
        select
            {{ names }},
            member_no,
            {{ word_of_day('known_date') }} + parts.part as word_no,
            {%- for name, days in windows.items() %}
            {{ bits_between(
                day_number('known_date') ~ ' - (' ~ word_of_day('known_date') ~ ' + parts.part) * ' ~ days_in_word(),
                day_number('event_date') ~ ' + ' ~ days ~ ' - (' ~ word_of_day('known_date') ~ ' + parts.part) * ' ~ days_in_word()
            ) }} as held_in_{{ name }}
            {{- ',' if not loop.last }}
            {%- endfor %}
        from {{ relation }}
        cross join ({{ number_rows(0, words_reached(windows), 'part') }}) as parts
        where known_date > event_date and known_date < {{ days_after('event_date', windows.values() | max) }}
    ),

    words as (
        select
            {{ names }},
            member_no,
            word_no,
            {{ bits_of_rows('used') }} as used,
            {%- for name in windows %}
            {{ bits_of_rows('held_in_' ~ name) }} as held_in_{{ name }},
            {%- endfor %}
            max(last_day) as last_day
        from (
            select {{ names }}, member_no, word_no, used, {% for name in windows %}cast(0 as bigint) as held_in_{{ name }}, {% endfor %}last_day
            from days_on_time
            union all
            select {{ names }}, member_no, word_no, 0, {% for name in windows %}held_in_{{ name }}, {% endfor %}null
            from late_days
        ) as marked
        group by {{ names }}, member_no, word_no
    ),

    {{ word_changes('words', groups, windows, held=true) }}

    select
        {{ names }},
        cast(active_1d as integer) as active_1d,
        {%- for name in windows %}
        cast(change_{{ name }} as integer) as change_{{ name }},
        {%- endfor %}
        {{ date_of_day_number('day_no') }} as date
    from word_changes
{%- endmacro %}
