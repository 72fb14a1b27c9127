{#- One row per key: the one that comes first by `order_by`. Ties are broken by every listed column, so the caller's
    order must be total for the result to be deterministic. -#}
{% macro latest_per_key(relation, keys, order_by) -%}
    select *
    from {{ relation }}
    qualify row_number() over (partition by {{ keys | join(', ') }} order by {{ order_by | join(', ') }}) = 1
{%- endmacro %}
