{#- The attributes that records give a person, with the column that has them: one row of survivorship_policy each. -#}
{% macro user_survivorship_attributes() -%}
    {{ return({
        'user_name': 'person_name',
        'user_email': 'email',
        'user_title': 'title',
        'user_customer_id': 'customer_id',
    }) }}
{%- endmacro %}
