{#- MRR of one subscription item in millionths of a minor unit, rounded half up once, never below 0.

    gross_micros: price of a billing cycle before discounts; subscription_gross_micros: the same over all items of the
    subscription; percent_kept ÷ percent_scale: the share left after percentage discounts; amount_off_minor: amount
    discount per billing cycle of the whole subscription, shared over its items by their gross share. -#}
{% macro item_mrr_micros(gross_micros, subscription_gross_micros, percent_kept, percent_scale, amount_off_minor, cycle_numerator, cycle_denominator) -%}
    case
        when {{ amount_off_minor }} = 0 or {{ subscription_gross_micros }} = 0
            then {{ round_half_up(
                '(' ~ gross_micros ~ ' * ' ~ cycle_numerator ~ ' * ' ~ percent_kept ~ ')',
                '(' ~ cycle_denominator ~ ' * ' ~ percent_scale ~ ')'
            ) }}
        else {{ round_half_up(
            '(' ~ gross_micros ~ ' * ' ~ cycle_numerator ~ ' * ' ~ greatest_of(['0', percent_kept ~ ' * ' ~ subscription_gross_micros
                ~ ' - cast(' ~ amount_off_minor ~ ' as ' ~ sql_type('hugeint') ~ ') * 1000000 * ' ~ percent_scale]) ~ ')',
            '(' ~ cycle_denominator ~ ' * ' ~ percent_scale ~ ' * ' ~ subscription_gross_micros ~ ')'
        ) }}
    end
{%- endmacro %}
