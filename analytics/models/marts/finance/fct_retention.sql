{{ config(materialized='view') }}

with

pairs as (
    select * from {{ ref('int_revenue__retention_pairs') }}
),

final as (
    select
        customer_id,
        window_months,
        cast(starting_mrr_cents as {{ sql_type('hugeint') }}) as starting_mrr_cents,
        cast(retained_mrr_cents as {{ sql_type('hugeint') }}) as retained_mrr_cents,
        cast({{ least_of(['retained_mrr_cents', 'starting_mrr_cents']) }} as {{ sql_type('hugeint') }}) as gross_retained_mrr_cents,
        retained_mrr_cents = 0 as is_churned,
        is_complete as is_complete_month,
        month
    from pairs
)

select * from final
