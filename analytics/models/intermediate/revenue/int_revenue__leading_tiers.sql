with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

tier_balances as (
    select
        mrr_days.customer_id,
        products.tier as plan_tier,
        max(products.tier_rank) as tier_rank,
        sum(mrr_days.mrr_cents) as mrr_cents,
        mrr_days.date
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
    inner join products
        on mrr_days.product_id = products.product_id
    group by mrr_days.customer_id, products.tier, mrr_days.date
),

ranked as (
    select
        *,
        row_number() over (
            partition by customer_id, date
            order by mrr_cents desc, tier_rank desc, plan_tier
        ) as place
    from tier_balances
),

final as (
    select
        customer_id,
        plan_tier,
        date
    from ranked
    where place = 1
)

select * from final
