{#- Rows of `relation` once per day in [from_expression, to_expression]; the day is called `date_day`. -#}
{% macro expand_days(relation, from_expression, to_expression) -%}
    select
        {{ relation }}.*,
        cast(unnest(generate_series(
            cast({{ from_expression }} as timestamp), cast({{ to_expression }} as timestamp), interval '1 day'
        )) as date) as date_day
    from {{ relation }}
{%- endmacro %}
