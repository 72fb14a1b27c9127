{#- Rows of `relation` once per month in [from_expression, to_expression]; the month's first day is called `month`. -#}
{% macro expand_months(relation, from_expression, to_expression) -%}
    select
        {{ relation }}.*,
        cast(unnest(generate_series(
            cast(date_trunc('month', {{ from_expression }}) as timestamp),
            cast(date_trunc('month', {{ to_expression }}) as timestamp),
            interval '1 month'
        )) as date) as month
    from {{ relation }}
{%- endmacro %}
