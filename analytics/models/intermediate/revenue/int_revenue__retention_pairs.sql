with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
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

{{ retention_pairs(['customer_id']) }}

select * from retained
