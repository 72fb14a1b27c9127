{#- A text in which whatever is neither letter nor digit is one blank. -#}
{% macro words_of(expression) -%}
    {{ return(adapter.dispatch('words_of')(expression)) }}
{%- endmacro %}

{% macro default__words_of(expression) -%}
    {{ text_replaced(expression, '[^\\p{L}\\p{N}]+', ' ') }}
{%- endmacro %}

{% macro postgres__words_of(expression) -%}
    {{ text_replaced(expression, '[^[:alnum:]]+', ' ') }}
{%- endmacro %}
