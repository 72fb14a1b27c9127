{#- Columns that combine discounts, numbered from the largest percentage on by `discount_number`. Percentages apply one
    after the other, the largest three exactly; each scale is as small as it can be. -#}
{% macro combined_discounts() -%}
    cast(sum(amount_off_minor) as {{ sql_type('hugeint') }}) as amount_off_minor,
    {{ kept_after('1') }}
        * case when max(discount_number) >= 2 then {{ kept_after('2') }} else 1 end
        * case when max(discount_number) >= 3 then {{ kept_after('3') }} else 1 end as percent_kept,
    cast(case max(discount_number) when 1 then 10000 when 2 then 100000000 else 1000000000000 end as {{ sql_type('hugeint') }}) as percent_scale
{%- endmacro %}
