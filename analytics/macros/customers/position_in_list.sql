{#- Where a text stands in a list of texts separated by semicolons, from 1; null when it is not in it. -#}
{% macro position_in_list(list_text, item) -%}
    nullif({{ entry_position(list_text, ';', item) }}, 0)
{%- endmacro %}
