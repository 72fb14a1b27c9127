{#- Customer and product in one number, for passes over many rows. -#}
{% macro usage_group(customer_no, product_no) -%}
    ({{ customer_no }} * 1000 + {{ product_no }})
{%- endmacro %}
