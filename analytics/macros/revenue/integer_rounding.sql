{#- Exact division of whole numbers, rounded half up (away from zero for negative numerators). The denominator is positive. -#}
{% macro round_half_up(numerator, denominator) -%}
    sign({{ numerator }}) * (
        (2 * abs(cast({{ numerator }} as hugeint)) + {{ denominator }}) // (2 * cast({{ denominator }} as hugeint))
    )
{%- endmacro %}

{#- A ratio of whole numbers with six exact decimals, half up; null when the denominator is 0. No floating point. -#}
{% macro exact_ratio(numerator, denominator) -%}
    case
        when {{ denominator }} > 0 then cast(
            cast({{ round_half_up('(cast(' ~ numerator ~ ' as hugeint) * 1000000)', denominator) }} as decimal(24, 0))
            * cast(0.000001 as decimal(7, 6))
            as decimal(18, 6)
        )
    end
{%- endmacro %}
