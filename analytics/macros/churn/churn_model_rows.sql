{#- The rows of one kind that the churn model gives; rules alone give none of them. -#}
{% macro churn_model_rows(output, columns) -%}
    {{ kind_of_rows(ref('int_churn__predictions') if churn_method() == 'model' else none, output, columns) }}
{%- endmacro %}
