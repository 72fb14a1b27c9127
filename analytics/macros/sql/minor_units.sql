{#- An amount in whole units of a currency as a whole number of minor units; `exponent` is the currency's number of
    decimals (2 when it is unknown). An amount beyond reason is no amount. -#}
{% macro minor_units(amount, exponent) -%}
    {{ cast_or_null(
        'round(cast(' ~ amount ~ ' as decimal(28, 4)) * case coalesce(' ~ exponent ~ ', 2) when 0 then 1 when 3 then 1000 when 4 then 10000 else 100 end)',
        'bigint'
    ) }}
{%- endmacro %}
