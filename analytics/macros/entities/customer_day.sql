{#- A customer, by number, and a day in one number, for joins of many rows. -#}
{% macro customer_day(customer_no, date) -%}
    ({{ customer_no }} * 100000 + {{ day_number(date) }})
{%- endmacro %}
