with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

final as (
    select
        customer_id,
        cast(sum(mrr_cents) as bigint) as mrr_cents,
        date
    from mrr_days
    group by customer_id, date
    having sum(mrr_cents) > 0
)

select * from final
