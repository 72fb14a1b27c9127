{#- One number for the rows of a group, whatever their order. -#}
{% macro rows_fingerprint(columns) -%}
    coalesce(bit_xor(hash({{ columns | join(', ') }})), 0)
{%- endmacro %}
