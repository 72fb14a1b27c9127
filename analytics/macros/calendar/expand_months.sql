{#- Rows of `relation` once per month in [from_expression, to_expression]; the month's first day is called `month`. -#}
{% macro expand_months(relation, from_expression, to_expression) -%}
    {{ moment_rows(relation, relation ~ '.*', {
        'name': 'month', 'type': 'date', 'unit': 'month',
        'first': "date_trunc('month', " ~ from_expression ~ ')', 'last': "date_trunc('month', " ~ to_expression ~ ')',
    }) }}
{%- endmacro %}
