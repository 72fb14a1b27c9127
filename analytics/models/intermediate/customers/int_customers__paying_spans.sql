with

ledger_spans as (
    select * from {{ ref('int_revenue__ledger_spans') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

customer_spans as (
    select
        ledger_spans.customer_id,
        ledger_spans.valid_from,
        ledger_spans.valid_to,
        max(products.tier_rank) as tier_rank
    from ledger_spans
    inner join products
        on ledger_spans.product_id = products.product_id
    group by ledger_spans.customer_id, ledger_spans.valid_from, ledger_spans.valid_to
),

marked as (
    select
        *,
        coalesce(
            valid_from != lag(valid_to) over series or tier_rank != lag(tier_rank) over series,
            true
        ) as is_span_start
    from customer_spans
    window series as (partition by customer_id order by valid_from)
),

numbered as (
    select
        *,
        sum(case when is_span_start then 1 else 0 end) over (
            partition by customer_id order by valid_from rows between unbounded preceding and current row
        ) as span_number
    from marked
),

-- Days in a row on which the customer pays for the same highest tier.
final as (
    select
        customer_id,
        max(tier_rank) as tier_rank,
        min(valid_from) as valid_from_date,
        max(valid_to) as valid_to_date
    from numbered
    group by customer_id, span_number
)

select * from final
