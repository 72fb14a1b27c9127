{#- The rows of `changes` and `rate_changes` as movements: what the customer did under its category, what the exchange
    rate did under fx. -#}
{% macro mrr_movement_rows() -%}
    select
        customer_id,
        product_id,
        currency,
        movement_category as category,
        movement_minor as amount_minor,
        movement_cents as amount_cents,
        period
    from changes
    where movement_cents != 0 or movement_minor != 0
    union all
    select
        customer_id,
        product_id,
        currency,
        'fx' as category,
        0 as amount_minor,
        fx_cents as amount_cents,
        period
    from changes
    where fx_cents != 0
    union all
    select
        customer_id,
        product_id,
        currency,
        'fx' as category,
        0 as amount_minor,
        fx_cents as amount_cents,
        period
    from rate_changes
{%- endmacro %}
