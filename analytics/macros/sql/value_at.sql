{#- The value of the row of a group in which another column is lowest, or highest. Rows that lack either do not count. -#}
{% macro value_at_lowest(value, order_by) -%}
    {{ return(adapter.dispatch('value_at_lowest')(value, order_by)) }}
{%- endmacro %}

{% macro default__value_at_lowest(value, order_by) -%}
    min_by({{ value }}, {{ order_by }})
{%- endmacro %}

{% macro postgres__value_at_lowest(value, order_by) -%}
    (array_agg({{ value }} order by {{ order_by }}) filter (where ({{ value }}) is not null and ({{ order_by }}) is not null))[1]
{%- endmacro %}

{% macro trino__value_at_lowest(value, order_by) -%}
    min_by({{ value }}, {{ order_by }}) filter (where ({{ value }}) is not null)
{%- endmacro %}

{% macro value_at_highest(value, order_by) -%}
    {{ return(adapter.dispatch('value_at_highest')(value, order_by)) }}
{%- endmacro %}

{% macro default__value_at_highest(value, order_by) -%}
    max_by({{ value }}, {{ order_by }})
{%- endmacro %}

{% macro postgres__value_at_highest(value, order_by) -%}
    (array_agg({{ value }} order by {{ order_by }} desc) filter (where ({{ value }}) is not null and ({{ order_by }}) is not null))[1]
{%- endmacro %}

{% macro trino__value_at_highest(value, order_by) -%}
    max_by({{ value }}, {{ order_by }}) filter (where ({{ value }}) is not null)
{%- endmacro %}
