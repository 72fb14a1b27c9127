{#- Days of use as bits: sixty days in a whole number, the earlier a day the higher its bit, so that what shifts to the
    right goes on in time. Passes over bits take a fraction of what passes over days do. -#}
{% macro days_in_word() -%}
    {{ return(60) }}
{%- endmacro %}

{#- The number of the word that a day lies in. -#}
{% macro word_of_day(day) -%}
    cast({{ day_number(day) }} // {{ days_in_word() }} as integer)
{%- endmacro %}

{#- The bit of a day in its word. -#}
{% macro bit_of_day(day) -%}
    (cast(1 as bigint) << cast({{ days_in_word() - 1 }} - {{ day_number(day) }} % {{ days_in_word() }} as integer))
{%- endmacro %}

{#- Bits of all days of a word from the position `first` to before the position `end`, whatever lies outside the word. -#}
{% macro bits_between(first, end) -%}
    (
        (1152921504606846975 >> cast(least(greatest({{ first }}, 0), {{ days_in_word() }}) as integer))
        & ~(1152921504606846975 >> cast(least(greatest({{ end }}, 0), {{ days_in_word() }}) as integer))
    )
{%- endmacro %}

{#- Whether the bit at `position` is set, as 0 or 1. -#}
{% macro bit_at(word, position) -%}
    (({{ word }} >> ({{ days_in_word() - 1 }} - {{ position }})) & 1)
{%- endmacro %}

{#- Every day of a word and those after it in it, as long as a window: `spans` are the names of columns that hold each day
    with the one, three, seven … after it. -#}
{% macro bits_held_for(days, spans) -%}
    {%- set widest = namespace(days=1) -%}
    {%- for span in spans if span <= days -%}
        {%- set widest.days = span -%}
    {%- endfor -%}
    (held_{{ widest.days }} | (held_{{ widest.days }} >> {{ days - widest.days }}))
{%- endmacro %}
