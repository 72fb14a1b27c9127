{#- Rows of `relation` once per day in [from_expression, to_expression]; the day is called `date_day`. -#}
{% macro expand_days(relation, from_expression, to_expression) -%}
    {{ moment_rows(relation, relation ~ '.*', {
        'name': 'date_day', 'type': 'date', 'unit': 'day', 'first': from_expression, 'last': to_expression,
    }) }}
{%- endmacro %}
