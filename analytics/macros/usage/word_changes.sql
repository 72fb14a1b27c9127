{#- Steps from words of days to the days on which something changes; the last step is called `word_changes`.

    words: group columns, member_no, word_no, used (its days as bits) and last_day (number of the last of them), one row per
    group, member and word. held: further days on which a member is in a window, as bits in columns called
    held_in_<name>; none by default. windows: lengths in days by name. Gives groups, day_no,
    active_1d, and for each window entered_<name>, members who were not in it the day before, and change_<name>. -#}
{% macro word_changes(words, groups, windows, held=false) -%}
{%- set names = groups | join(', ') -%}
{%- set spans = [1, 2, 4, 8, 16, 32] -%}
-- What was in a window at the end of a word is in it at the beginning of the next ones.
carried as (
    select
        {{ names }},
        member_no,
        word_no,
        used,
        {%- for name in windows %}
        {{ 'held_in_' ~ name if held else 'cast(0 as bigint)' }} as held_in_{{ name }},
        cast(0 as bigint) as before_in_{{ name }},
        {%- endfor %}
        cast(null as integer) as last_day_before
    from {{ words }}
    {%- for later in range(1, words_reached(windows) + 1) %}
    union all
    select
        {{ names }},
        member_no,
        word_no + {{ later }},
        0,
        {%- for name in windows %}
        0,
        {{ bits_of_both('held_in_' ~ name, '1') if held and later == 1 else '0' }},
        {%- endfor %}
        cast(last_day as integer)
    from {{ words }}
    {%- endfor %}
),

joined_words as (
    select
        {{ names }},
        member_no,
        word_no,
        {{ bits_of_rows('used') }} as used,
        {%- for name in windows %}
        {{ bits_of_rows('held_in_' ~ name) }} as held_in_{{ name }},
        {{ bits_of_rows('before_in_' ~ name) }} as before_in_{{ name }},
        {%- endfor %}
        coalesce(max(last_day_before), -1000000) - word_no * {{ days_in_word() }} as last_position_before
    from carried
    group by {{ names }}, member_no, word_no
),

held_1_days as (
    select
        *,
        used as held_1
    from joined_words
),
{% for span in spans[1:] %}
held_{{ span }}_days as (
    select
        *,
        {{ bits_of_any(['held_' ~ (span // 2), bits_moved_down('held_' ~ (span // 2), span // 2)]) }} as held_{{ span }}
    from held_{{ span // 2 }}_days
),
{% endfor %}
present_days as (
    select
        {{ names }},
        word_no,
        used,
        {%- for name, days in windows.items() %}
        {{ bits_of_any([
            bits_held_for(days, spans),
            bits_between('0', 'last_position_before + ' ~ days),
            'held_in_' ~ name,
        ]) }} as present_{{ name }},
        case when last_position_before + {{ days }} >= 0 then 1 else before_in_{{ name }} end as before_{{ name }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from held_{{ spans | last }}_days
),

-- A day differs from the one before it where their bits do.
differing_days as (
    select
        {{ names }},
        word_no,
        used,
        {%- for name in windows %}
        present_{{ name }},
        {{ bits_that_differ('present_' ~ name, bits_of_any([bits_moved_down('present_' ~ name, 1), bits_moved_up('before_' ~ name, days_in_word() - 1)])) }} as differs_{{ name }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from present_days
),

positions as (
    {{ number_rows(0, days_in_word() - 1, 'position') }}
),

word_changes as (
    select
        {{ names }},
        word_no * {{ days_in_word() }} + position as day_no,
        sum({{ bit_at('used', 'position') }}) as active_1d
        {%- for name in windows %},
        sum({{ bit_at('(' ~ bits_of_both('differs_' ~ name, 'present_' ~ name) ~ ')', 'position') }}) as entered_{{ name }},
        sum({{ bit_at('differs_' ~ name, 'position') }} * (2 * {{ bit_at('present_' ~ name, 'position') }} - 1)) as change_{{ name }}
        {%- endfor %}
    from differing_days
    cross join positions
    {%- set moved = ['used'] -%}
    {%- for name in windows %}{% do moved.append('differs_' ~ name) %}{% endfor %}
    where {{ bit_at('(' ~ bits_of_any(moved) ~ ')', 'position') }} = 1
    group by {{ names }}, word_no * {{ days_in_word() }} + position
)
{%- endmacro %}
