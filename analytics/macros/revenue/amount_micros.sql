{#- An amount in micros, millionths of a minor unit, so that prices below a cent stay whole numbers. -#}
{% macro amount_micros(decimal_amount, whole_amount) -%}
    coalesce(
        cast({{ decimal_amount }} * cast(1000000 as decimal(7, 0)) as {{ sql_type('hugeint') }}),
        cast({{ whole_amount }} as {{ sql_type('hugeint') }}) * 1000000
    )
{%- endmacro %}
