with

ledger_spans as (
    select * from {{ ref('int_revenue__ledger_spans') }}
),

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

first_days as (
    select distinct
        customer_id,
        first_mrr_date
    from ledger_spans
),

final as (
    select
        first_days.customer_id,
        sum(mrr_days.mrr_cents) as first_mrr_cents,
        first_days.first_mrr_date,
        cast(date_trunc('month', first_days.first_mrr_date) as date) as cohort_month
    from first_days
    inner join mrr_days
        on first_days.customer_id = mrr_days.customer_id
        and first_days.first_mrr_date = mrr_days.date
    group by first_days.customer_id, first_days.first_mrr_date
)

select * from final
