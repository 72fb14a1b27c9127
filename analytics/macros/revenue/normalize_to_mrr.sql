{#- Monthly recurring revenue in whole minor units of an amount billed every `interval_count` intervals; null for an
    interval that is not known. -#}
{% macro normalize_to_mrr(amount_cents, billing_interval, interval_count) -%}
    cast({{ round_half_up(
        '(cast(' ~ amount_cents ~ ' as ' ~ sql_type('hugeint') ~ ') * ' ~ cycle_numerator(billing_interval) ~ ')',
        '(' ~ cycle_denominator(billing_interval, interval_count) ~ ')'
    ) }} as bigint)
{%- endmacro %}
