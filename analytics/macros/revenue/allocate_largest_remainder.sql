{#- Shares out the rounded total of a group to its rows so that they add up to it.

    Each row has an exact non-negative whole `amount` in units of 1 ÷ `scale`. The group's sum is rounded half up once;
    every row gets its floor, and the units left over go to the largest remainders, ties in the order given. -#}
{% macro allocate_largest_remainder(amount, scale, group_by, tie_order) -%}
    cast(
        {{ whole_quotient(amount, scale) }}
        + case
            when row_number() over (
                partition by {{ group_by | join(', ') }}
                order by {{ amount }} % {{ scale }} desc, {{ tie_order | join(', ') }}
            ) <= {{ whole_quotient('(2 * sum(' ~ amount ~ ') over (partition by ' ~ group_by | join(', ') ~ ') + ' ~ scale ~ ')', '(2 * ' ~ scale ~ ')') }}
                - sum({{ whole_quotient(amount, scale) }}) over (partition by {{ group_by | join(', ') }})
                then 1
            else 0
        end
        as bigint
    )
{%- endmacro %}
