{#- A share to four digits, null where the whole is zero. -#}
{% macro rounded_share(part, whole) -%}
    cast({{ rounded('cast(' ~ part ~ ' as double precision) / nullif(' ~ whole ~ ', 0)', 4) }} as decimal(12, 4))
{%- endmacro %}
