{#- A number for a text: equal texts have equal numbers; different ones may, but hardly ever do. -#}
{% macro text_hash(expression) -%}
    {{ hash_of([expression]) }}
{%- endmacro %}
