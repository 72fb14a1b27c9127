{#- The stable id of a golden customer: a hash of its most authoritative record. -#}
{% macro customer_key(source_system, source_id) -%}
    'cus_' || substr({{ md5_of(source_system ~ " || ':' || " ~ source_id) }}, 1, 16)
{%- endmacro %}
