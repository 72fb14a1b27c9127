{#- One number for the rows of a group, whatever their order. -#}
{% macro rows_fingerprint(columns) -%}
    coalesce({{ odd_bits_of_rows(hash_of(columns)) }}, 0)
{%- endmacro %}
