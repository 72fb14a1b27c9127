{#- The texts of a group with a separator between them; `expression` may begin with distinct. -#}
{% macro texts_joined(expression, separator, order_by) -%}
    {{ return(adapter.dispatch('texts_joined')(expression, separator, order_by)) }}
{%- endmacro %}

{% macro default__texts_joined(expression, separator, order_by) -%}
    string_agg({{ expression }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}

{% macro trino__texts_joined(expression, separator, order_by) -%}
    array_join(array_agg({{ expression }} order by {{ order_by }}), '{{ separator }}')
{%- endmacro %}
