{#- A text with its letters stripped of accents. -#}
{% macro without_accents(expression) -%}
    {{ return(adapter.dispatch('without_accents')(expression)) }}
{%- endmacro %}

{% macro default__without_accents(expression) -%}
    strip_accents({{ expression }})
{%- endmacro %}

{% macro postgres__without_accents(expression) -%}
    normalize(regexp_replace(normalize({{ expression }}, nfd), U&'[\0300-\036F]', '', 'g'), nfc)
{%- endmacro %}

{% macro trino__without_accents(expression) -%}
    normalize(regexp_replace(normalize({{ expression }}, NFD), '\p{M}'), NFC)
{%- endmacro %}
