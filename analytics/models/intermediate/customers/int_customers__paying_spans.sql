with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

customer_days as (
    select
        mrr_days.customer_id,
        mrr_days.date,
        max(products.tier_rank) as tier_rank
    from mrr_days
    inner join products
        on mrr_days.product_id = products.product_id
    group by mrr_days.customer_id, mrr_days.date
),

marked as (
    select
        customer_days.*,
        coalesce(
            date - 1 != lag(date) over series or tier_rank != lag(tier_rank) over series,
            true
        ) as is_span_start
    from customer_days
    window series as (partition by customer_id order by date)
),

numbered as (
    select
        marked.*,
        sum(case when is_span_start then 1 else 0 end) over (
            partition by customer_id order by date rows between unbounded preceding and current row
        ) as span_number
    from marked
),

-- Days in a row on which the customer pays for the same highest tier.
final as (
    select
        customer_id,
        max(tier_rank) as tier_rank,
        min(date) as valid_from_date,
        max(date) + 1 as valid_to_date
    from numbered
    group by customer_id, span_number
)

select * from final
