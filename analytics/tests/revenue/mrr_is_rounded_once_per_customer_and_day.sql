-- The cents of a customer's products add up to the rounded sum of their exact amounts.
with

customer_days as (
    select
        mrr_days.customer_id,
        mrr_days.date,
        sum(mrr_days.mrr_cents) as mrr_cents,
        sum(mrr_days.mrr_micros * rates.minor_rate_nanos) as exact_amount
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join {{ ref('int_revenue__fx_rates') }} as rates
        on mrr_days.currency = rates.currency
        and mrr_days.date = rates.rate_date
    where {{ is_tested('mrr_days.date', ref('fct_mrr_daily')) }}
    group by mrr_days.customer_id, mrr_days.date
)

select *
from customer_days
where mrr_cents != {{ round_half_up('exact_amount', '1000000000000000') }}
