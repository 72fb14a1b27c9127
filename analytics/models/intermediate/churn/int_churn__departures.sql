with

movements as (
    select * from {{ ref('fct_mrr_movements') }}
    where category = 'churn'
),

final as (
    select
        customer_id,
        cast(-sum(amount_cents) as bigint) as lost_mrr_cents,
        date
    from movements
    group by customer_id, date
)

select * from final
