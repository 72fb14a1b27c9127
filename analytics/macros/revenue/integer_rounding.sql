{#- Exact division of whole numbers, rounded half up (away from zero for negative numerators). The denominator is positive. -#}
{% macro round_half_up(numerator, denominator) -%}
    sign({{ numerator }}) * (
        {{ whole_quotient(
            '(2 * abs(cast(' ~ numerator ~ ' as ' ~ sql_type('hugeint') ~ ')) + ' ~ denominator ~ ')',
            '(2 * cast(' ~ denominator ~ ' as ' ~ sql_type('hugeint') ~ '))'
        ) }}
    )
{%- endmacro %}

{#- The same where the denominator may be negative too. -#}
{% macro round_half_up_signed(numerator, denominator) -%}
    (sign({{ denominator }}) * {{ round_half_up(numerator, 'abs(' ~ denominator ~ ')') }})
{%- endmacro %}

{#- A ratio of whole numbers with six exact decimals, half up; null when the denominator is 0. No floating point. -#}
{% macro exact_ratio(numerator, denominator) -%}
    case
        when {{ denominator }} > 0 then cast(
            cast({{ round_half_up('(cast(' ~ numerator ~ ' as ' ~ sql_type('hugeint') ~ ') * 1000000)', denominator) }} as decimal(24, 0))
            * cast(0.000001 as decimal(7, 6))
            as decimal(18, 6)
        )
    end
{%- endmacro %}

{#- A ratio of whole numbers as a whole number, half up; null when the denominator is 0. -#}
{% macro whole_ratio(numerator, denominator) -%}
    case
        when {{ denominator }} > 0 then cast({{ round_half_up('(cast(1 as ' ~ sql_type('hugeint') ~ ') * ' ~ numerator ~ ')', '(' ~ denominator ~ ')') }} as bigint)
    end
{%- endmacro %}
