{#- The least of some values; a null one does not count. -#}
{% macro least_of(values) -%}
    {{ return(adapter.dispatch('least_of')(values)) }}
{%- endmacro %}

{% macro default__least_of(values) -%}
    least({{ values | join(', ') }})
{%- endmacro %}

{% macro trino__least_of(values) -%}
    array_min(filter(array[{{ values | join(', ') }}], a_value -> a_value is not null))
{%- endmacro %}

{#- The greatest of some values; a null one does not count. -#}
{% macro greatest_of(values) -%}
    {{ return(adapter.dispatch('greatest_of')(values)) }}
{%- endmacro %}

{% macro default__greatest_of(values) -%}
    greatest({{ values | join(', ') }})
{%- endmacro %}

{% macro trino__greatest_of(values) -%}
    array_max(filter(array[{{ values | join(', ') }}], a_value -> a_value is not null))
{%- endmacro %}
