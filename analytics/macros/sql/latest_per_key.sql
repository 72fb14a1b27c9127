{#- One row per key: the one that comes first by `order_by`. Ties are broken by every listed column, so the caller's
    order must be total for the result to be deterministic. -#}
{% macro latest_per_key(relation, keys, order_by) -%}
    {{ return(adapter.dispatch('latest_per_key')(relation, keys, order_by)) }}
{%- endmacro %}

{% macro default__latest_per_key(relation, keys, order_by) -%}
    select *
    from (
        select
            *,
            row_number() over (partition by {{ keys | join(', ') }} order by {{ order_by | join(', ') }}) as place_in_key
        from {{ relation }}
    ) as placed
    where place_in_key = 1
{%- endmacro %}

{% macro duckdb__latest_per_key(relation, keys, order_by) -%}
    select *
    from {{ relation }}
    qualify row_number() over (partition by {{ keys | join(', ') }} order by {{ order_by | join(', ') }}) = 1
{%- endmacro %}

{#- Nulls come first in a descending order unless told otherwise. -#}
{% macro postgres__latest_per_key(relation, keys, order_by) -%}
    select distinct on ({{ keys | join(', ') }}) *
    from {{ relation }}
    order by {{ keys | join(', ') }}, {{ nulls_last(order_by) | join(', ') }}
{%- endmacro %}

{#- Leaves the numbers out again: `select *` would have them. -#}
{% macro trino__latest_per_key(relation, keys, order_by) -%}
    select *
    from table(exclude_columns(
        input => table(
            select *
            from (
                select
                    *,
                    row_number() over (partition by {{ keys | join(', ') }} order by {{ order_by | join(', ') }}) as place_in_key
                from {{ relation }}
            ) as placed
            where place_in_key = 1
        ),
        columns => descriptor(place_in_key)
    ))
{%- endmacro %}

{%- macro nulls_last(order_by) -%}
    {%- set terms = [] -%}
    {%- for term in order_by -%}
        {%- do terms.append(term ~ ' nulls last' if term.endswith(' desc') else term) -%}
    {%- endfor -%}
    {{ return(terms) }}
{%- endmacro %}
