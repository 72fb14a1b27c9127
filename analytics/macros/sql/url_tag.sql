{#- The value of one tag of a JSON list of {"key": …, "value": …} objects kept as text; null when it is not there. -#}
{% macro url_tag(expression, key) -%}
    nullif({{ text_matching(expression, '"key" *: *"' ~ key ~ '" *, *"value" *: *"([^"]*)"') }}, '')
{%- endmacro %}
