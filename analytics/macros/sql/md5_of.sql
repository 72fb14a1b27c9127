{#- The MD5 hash of a text as 32 hexadecimal digits, the same in every database. -#}
{% macro md5_of(text) -%}
    {{ return(adapter.dispatch('md5_of')(text)) }}
{%- endmacro %}

{% macro default__md5_of(text) -%}
    md5({{ text }})
{%- endmacro %}

{% macro trino__md5_of(text) -%}
    lower(to_hex(md5(to_utf8({{ text }}))))
{%- endmacro %}
