{#- Days of use as bits: sixty days in a whole number, the earlier a day the higher its bit, so that what shifts to the
    right goes on in time. Passes over bits take a fraction of what passes over days do. -#}
{% macro days_in_word() -%}
    {{ return(60) }}
{%- endmacro %}

{#- The number of the word that a day lies in, or a week or month by its number. -#}
{% macro word_of_number(number) -%}
    cast({{ whole_quotient('(' ~ number ~ ')', days_in_word()) }} as integer)
{%- endmacro %}

{% macro word_of_day(day) -%}
    {{ word_of_number(day_number(day)) }}
{%- endmacro %}

{#- The bit of a day in its word. -#}
{% macro bit_of_number(number) -%}
    {{ bits_moved_up('cast(1 as bigint)', 'cast(' ~ (days_in_word() - 1) ~ ' - (' ~ number ~ ') % ' ~ days_in_word() ~ ' as integer)') }}
{%- endmacro %}

{% macro bit_of_day(day) -%}
    {{ bit_of_number(day_number(day)) }}
{%- endmacro %}

{#- Bits of all days of a word from the position `first` to before the position `end`, whatever lies outside the word. -#}
{% macro bits_between(first, end) -%}
    (
        {{ bits_without(
            bits_moved_down('1152921504606846975', 'cast(least(greatest(' ~ first ~ ', 0), ' ~ days_in_word() ~ ') as integer)'),
            bits_moved_down('1152921504606846975', 'cast(least(greatest(' ~ end ~ ', 0), ' ~ days_in_word() ~ ') as integer)')
        ) }}
    )
{%- endmacro %}

{#- Whether the bit at `position` is set, as 0 or 1. -#}
{% macro bit_at(word, position) -%}
    ({{ bits_of_both(bits_moved_down(word, '(' ~ (days_in_word() - 1) ~ ' - ' ~ position ~ ')'), '1') }})
{%- endmacro %}

{#- How many words after its own a day can still be in a window of. -#}
{% macro words_reached(windows) -%}
    {{ return(((windows.values() | max) + days_in_word() - 1) // days_in_word()) }}
{%- endmacro %}

{#- Every day of a word and those after it in it, as long as a window: columns held_1, held_2, held_4 … have each day with
    as many from it on as they say. -#}
{% macro bits_held_for(days, spans) -%}
    {%- set length = [days, days_in_word()] | min -%}
    {%- set widest = namespace(days=1) -%}
    {%- for span in spans if span <= length -%}
        {%- set widest.days = span -%}
    {%- endfor -%}
    ({{ bits_of_any(['held_' ~ widest.days, bits_moved_down('held_' ~ widest.days, length - widest.days)]) }})
{%- endmacro %}
