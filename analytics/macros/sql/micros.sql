{#- An amount in whole units of a currency as a whole number of millionths. -#}
{% macro micros(amount) -%}
    try_cast(round({{ amount }} * 1000000) as bigint)
{%- endmacro %}
