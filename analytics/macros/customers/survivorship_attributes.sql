{#- The attributes that records give their customer, with their types: one row of the seed survivorship_policy each. -#}
{% macro survivorship_attributes() -%}
    {{ return({
        'customer_name': 'varchar',
        'domain': 'varchar',
        'country': 'varchar',
        'industry': 'varchar',
        'owner_user_id': 'varchar',
        'currency': 'varchar',
        'employee_count': 'bigint',
        'is_test': 'boolean',
    }) }}
{%- endmacro %}
