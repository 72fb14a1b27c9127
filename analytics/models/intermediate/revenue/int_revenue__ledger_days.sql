{{ config(materialized='ephemeral') }}

with

item_days as (
    select * from {{ ref('fact_subscription_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

local_amounts as (
    select
        customer_id,
        product_id,
        currency,
        date,
        sum(mrr_micros) as mrr_micros
    from item_days
    where mrr_micros > 0
    group by customer_id, product_id, currency, date
),

final as (
    select
        local_amounts.customer_id,
        local_amounts.product_id,
        local_amounts.currency,
        local_amounts.mrr_micros,
        rates.rate_micros,
        local_amounts.mrr_micros * rates.minor_rate_nanos as reporting_amount,
        local_amounts.date
    from local_amounts
    inner join rates
        on local_amounts.currency = rates.currency
        and local_amounts.date = rates.rate_date
)

select * from final
