-- What the items of a day are worth is what the ledger books: nothing is lost or counted twice on the way.
with

items as (
    select
        date,
        currency,
        sum(mrr_micros) as mrr_micros
    from {{ ref('fact_subscription_daily') }}
    where mrr_micros > 0 and {{ is_tested('date', ref('fct_mrr_daily')) }}
    group by date, currency
),

booked as (
    select
        date,
        currency,
        sum(mrr_micros) as mrr_micros
    from {{ ref('fct_mrr_daily') }}
    where {{ is_tested('date', ref('fct_mrr_daily')) }}
    group by date, currency
)

select
    coalesce(items.date, booked.date) as date,
    items.mrr_micros as item_micros,
    booked.mrr_micros as booked_micros
from items
full outer join booked
    on items.date = booked.date
    and items.currency = booked.currency
where items.mrr_micros is distinct from booked.mrr_micros
