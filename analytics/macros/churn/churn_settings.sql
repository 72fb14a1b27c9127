{#- What churn means here, and which windows its signs are taken over. -#}
{% macro churn_settings() -%}
    {{ return({
        'horizon_days': 90,
        'usual_windows': 5,
        'days_before_churn': [30, 60, 90],
        'deciles': 10,
    }) }}
{%- endmacro %}
