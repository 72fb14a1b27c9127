{#- Customer and product in one number, for passes over many rows. -#}
{% macro usage_group(customer_no, product_no) -%}
    ({{ customer_no }} * 1000 + {{ product_no }})
{%- endmacro %}

{#- The customer in such a number. -#}
{% macro usage_group_customer(group_no) -%}
    ({{ whole_quotient(group_no, '1000') }})
{%- endmacro %}
