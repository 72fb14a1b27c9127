{#- The value that a share of the values, as a number from 0 to 1, is at most: one of the values themselves. `condition`
    says which rows count. -#}
{% macro value_at_share(expression, share, condition=none) -%}
    {{ return(adapter.dispatch('value_at_share')(expression, share, condition)) }}
{%- endmacro %}

{% macro default__value_at_share(expression, share, condition) -%}
    percentile_disc({{ share }}) within group (order by {{ expression }}){{ ' filter (where ' ~ condition ~ ')' if condition }}
{%- endmacro %}

{% macro duckdb__value_at_share(expression, share, condition) -%}
    quantile_disc({{ expression }}, {{ share }}){{ ' filter (where ' ~ condition ~ ')' if condition }}
{%- endmacro %}

{% macro trino__value_at_share(expression, share, condition) -%}
    {%- set sorted = 'array_sort(array_agg(' ~ expression ~ ') filter (where (' ~ expression ~ ') is not null' ~ (' and (' ~ condition ~ ')' if condition else '') ~ '))' -%}
    element_at({{ sorted }}, greatest(cast(ceiling(cast({{ share }} as decimal(6, 4)) * cardinality({{ sorted }})) as integer), 1))
{%- endmacro %}

{#- The same between the two nearest values where the share falls between them, in six digits behind the point: the last
    ones depend on how the database works it out. -#}
{% macro value_between_at_share(expression, share) -%}
    {{ return(adapter.dispatch('value_between_at_share')(expression, share)) }}
{%- endmacro %}

{% macro default__value_between_at_share(expression, share) -%}
    {{ rounded('percentile_cont(' ~ share ~ ') within group (order by ' ~ expression ~ ')', 6) }}
{%- endmacro %}

{% macro duckdb__value_between_at_share(expression, share) -%}
    {{ rounded('quantile_cont(' ~ expression ~ ', ' ~ share ~ ')', 6) }}
{%- endmacro %}

{% macro trino__value_between_at_share(expression, share) -%}
    {{ rounded(place_in_sorted_values(expression, share), 6) }}
{%- endmacro %}

{#- Trino's own percentiles are approximate: the values are sorted as a list. -#}
{% macro place_in_sorted_values(expression, share) -%}
    {%- set sorted = 'array_sort(array_agg(cast(' ~ expression ~ ' as double)) filter (where (' ~ expression ~ ') is not null))' -%}
    {%- set place = '(cast(' ~ share ~ ' as double) * (cardinality(' ~ sorted ~ ') - 1))' -%}
    (
        element_at({{ sorted }}, cast(floor({{ place }}) as integer) + 1)
        + ({{ place }} - floor({{ place }}))
        * (element_at({{ sorted }}, cast(ceiling({{ place }}) as integer) + 1) - element_at({{ sorted }}, cast(floor({{ place }}) as integer) + 1))
    )
{%- endmacro %}
