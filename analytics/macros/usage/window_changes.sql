{#- Changes of the number of distinct members in windows of days, by the days of use.

    relation: group columns, member_no and event_date, one row per group, member and day of use.
    windows: lengths in days by name. Gives one row per group and date on which something changes: active_1d (members of
    the day itself) and change_<name> of each window. -#}
{% macro window_changes(relation, groups, windows) -%}
    {%- set names = groups | join(', ') -%}
    with

    words as (
        select
            {{ names }},
            member_no,
            {{ word_of_day('event_date') }} as word_no,
            {{ bits_of_rows(bit_of_day('event_date')) }} as used,
            max({{ day_number('event_date') }}) as last_day
        from {{ relation }}
        group by {{ names }}, member_no, {{ word_of_day('event_date') }}
    ),

    {{ word_changes('words', groups, windows) }}

    select
        {{ names }},
        cast(active_1d as integer) as active_1d,
        {%- for name in windows %}
        cast(change_{{ name }} as integer) as change_{{ name }},
        {%- endfor %}
        {{ date_of_day_number('day_no') }} as date
    from word_changes
{%- endmacro %}
