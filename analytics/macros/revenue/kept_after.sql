{#- The share, in ten-thousandths, that the n-th largest percentage discount of a group leaves. -#}
{% macro kept_after(discount_number) -%}
    cast(10000 - max(case when discount_number = {{ discount_number }} then percent_off_basis_points end) as {{ sql_type('hugeint') }})
{%- endmacro %}
