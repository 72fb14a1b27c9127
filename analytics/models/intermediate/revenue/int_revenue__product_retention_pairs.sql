with

ledger_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

-- A customer that moves to another tier stays with its product line.
mrr_days as (
    select
        ledger_days.customer_id,
        products.product,
        ledger_days.currency,
        ledger_days.mrr_micros,
        ledger_days.mrr_cents,
        ledger_days.date
    from ledger_days
    inner join products
        on ledger_days.product_id = products.product_id
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

windows as (
    {{ entry_rows('1, 3, 12', 'window_months') }}
),

{{ retention_pairs(['customer_id', 'product']) }}

select * from retained
