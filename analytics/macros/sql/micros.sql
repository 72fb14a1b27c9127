{#- An amount in whole units of a currency as a whole number of millionths. -#}
{% macro micros(amount) -%}
    {{ cast_or_null(rounded(amount ~ ' * 1000000'), 'bigint') }}
{%- endmacro %}
