{#- The text of one key of a JSON object kept as text; null when the text is not JSON. -#}
{% macro json_text(expression, key) -%}
    json_extract_string(try_cast({{ expression }} as json), '$.{{ key }}')
{%- endmacro %}
