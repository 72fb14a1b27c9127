{#- Arithmetic on the bits of whole numbers; bits are counted from the lowest. -#}
{% macro bits_of_both(first, second) -%}
    {{ return(adapter.dispatch('bits_of_both')(first, second)) }}
{%- endmacro %}

{% macro default__bits_of_both(first, second) -%}
    {{ first }} & {{ second }}
{%- endmacro %}

{% macro trino__bits_of_both(first, second) -%}
    bitwise_and({{ first }}, {{ second }})
{%- endmacro %}

{#- Of a list of numbers: the bits that are set in any of them. -#}
{% macro bits_of_any(numbers) -%}
    {{ return(adapter.dispatch('bits_of_any')(numbers)) }}
{%- endmacro %}

{% macro default__bits_of_any(numbers) -%}
    {{ numbers | join(' | ') }}
{%- endmacro %}

{% macro trino__bits_of_any(numbers) -%}
    {%- for number in numbers[1:] %}bitwise_or({% endfor %}{{ numbers[0] }}{% for number in numbers[1:] %}, {{ number }}){% endfor %}
{%- endmacro %}

{#- The bits that are set in one of two numbers and not in the other. -#}
{% macro bits_that_differ(first, second) -%}
    {{ return(adapter.dispatch('bits_that_differ')(first, second)) }}
{%- endmacro %}

{% macro default__bits_that_differ(first, second) -%}
    xor({{ first }}, {{ second }})
{%- endmacro %}

{% macro postgres__bits_that_differ(first, second) -%}
    ({{ first }}) # ({{ second }})
{%- endmacro %}

{% macro trino__bits_that_differ(first, second) -%}
    bitwise_xor({{ first }}, {{ second }})
{%- endmacro %}

{#- The bits of the first number that are not set in the second. -#}
{% macro bits_without(first, second) -%}
    {{ return(adapter.dispatch('bits_without')(first, second)) }}
{%- endmacro %}

{% macro default__bits_without(first, second) -%}
    {{ first }} & ~{{ second }}
{%- endmacro %}

{% macro trino__bits_without(first, second) -%}
    bitwise_and({{ first }}, bitwise_not({{ second }}))
{%- endmacro %}

{% macro bits_moved_down(number, places) -%}
    {{ return(adapter.dispatch('bits_moved_down')(number, places)) }}
{%- endmacro %}

{% macro default__bits_moved_down(number, places) -%}
    ({{ number }} >> {{ places }})
{%- endmacro %}

{% macro trino__bits_moved_down(number, places) -%}
    bitwise_right_shift(cast({{ number }} as bigint), {{ places }})
{%- endmacro %}

{% macro bits_moved_up(number, places) -%}
    {{ return(adapter.dispatch('bits_moved_up')(number, places)) }}
{%- endmacro %}

{% macro default__bits_moved_up(number, places) -%}
    ({{ number }} << {{ places }})
{%- endmacro %}

{% macro trino__bits_moved_up(number, places) -%}
    bitwise_left_shift(cast({{ number }} as bigint), {{ places }})
{%- endmacro %}

{#- How many bits are set. -#}
{% macro bits_set(number) -%}
    {{ return(adapter.dispatch('bits_set')(number)) }}
{%- endmacro %}

{% macro default__bits_set(number) -%}
    bit_count({{ number }})
{%- endmacro %}

{% macro postgres__bits_set(number) -%}
    bit_count(int8send({{ number }}))
{%- endmacro %}

{% macro trino__bits_set(number) -%}
    bit_count({{ number }}, 64)
{%- endmacro %}

{#- Over the rows of a group: the bits that are set in any, and those that are set in an odd number of them. -#}
{% macro bits_of_rows(expression) -%}
    {{ return(adapter.dispatch('bits_of_rows')(expression)) }}
{%- endmacro %}

{% macro default__bits_of_rows(expression) -%}
    bit_or({{ expression }})
{%- endmacro %}

{% macro trino__bits_of_rows(expression) -%}
    bitwise_or_agg({{ expression }})
{%- endmacro %}

{% macro odd_bits_of_rows(expression) -%}
    {{ return(adapter.dispatch('odd_bits_of_rows')(expression)) }}
{%- endmacro %}

{% macro default__odd_bits_of_rows(expression) -%}
    bit_xor({{ expression }})
{%- endmacro %}

{% macro trino__odd_bits_of_rows(expression) -%}
    bitwise_xor_agg({{ expression }})
{%- endmacro %}
