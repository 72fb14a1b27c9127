-- All movements of a customer, product and currency together are what the ledger says on the last day.
with

moved as (
    select
        customer_id,
        product_id,
        currency,
        sum(amount_cents) as moved_cents,
        sum(amount_minor) as moved_minor
    from {{ ref('fct_mrr_movements') }}
    group by customer_id, product_id, currency
),

booked as (
    select
        mrr_days.customer_id,
        mrr_days.product_id,
        mrr_days.currency,
        mrr_days.mrr_cents,
        mrr_days.mrr_minor
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join {{ ref('int_calendar__bounds') }} as bounds
        on mrr_days.date = bounds.as_of_date
)

select
    moved.*,
    booked.mrr_cents,
    booked.mrr_minor
from moved
full outer join booked
    on moved.customer_id = booked.customer_id
    and moved.product_id = booked.product_id
    and moved.currency = booked.currency
where
    coalesce(moved.moved_cents, 0) != coalesce(booked.mrr_cents, 0)
    or coalesce(moved.moved_minor, 0) != coalesce(booked.mrr_minor, 0)
