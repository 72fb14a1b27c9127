{#- The slices of a customer as bits of one number, so that what is counted is counted once for all of them, and put into
    its slices when little is left of it. -#}
{% macro slices_by_customer(customer_slices, key='customer_no') -%}
    select
        {{ key }},
        {{ bits_of_rows(bits_moved_up('cast(1 as bigint)', 'slice_no')) }} as slices
    from {{ customer_slices }}
    group by {{ key }}
{%- endmacro %}

{#- Whether a slice is among those of a number. -#}
{% macro is_in_slices(slice_no, slices) -%}
    {{ bits_of_both(slices, bits_moved_up('cast(1 as bigint)', slice_no)) }} > 0
{%- endmacro %}

{#- A customer's person as one number, where people of several customers count for each. -#}
{% macro customer_member(customer_no, user_no) -%}
    (cast({{ customer_no }} as bigint) * 4294967296 + {{ user_no }})
{%- endmacro %}
