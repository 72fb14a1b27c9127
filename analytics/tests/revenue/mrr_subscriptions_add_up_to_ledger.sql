-- What subscriptions are worth on the reporting day is what the ledger ends with, exactly, in each currency.
with

subscriptions as (
    select
        item_days.currency,
        sum(item_days.mrr_micros) as mrr_micros
    from {{ ref('fact_subscription_daily') }} as item_days
    inner join {{ ref('dim_subscription') }} as subscriptions
        on item_days.subscription_id = subscriptions.subscription_id
        and subscriptions.is_counted
    cross join {{ ref('int_calendar__bounds') }} as bounds
    where item_days.date = bounds.as_of_date
    group by item_days.currency
),

ledger as (
    select
        mrr_days.currency,
        sum(mrr_days.mrr_micros) as mrr_micros
    from {{ ref('fct_mrr_daily') }} as mrr_days
    cross join {{ ref('int_calendar__bounds') }} as bounds
    where mrr_days.date = bounds.as_of_date
    group by mrr_days.currency
)

select
    coalesce(subscriptions.currency, ledger.currency) as currency,
    subscriptions.mrr_micros as subscription_micros,
    ledger.mrr_micros as ledger_micros
from subscriptions
full outer join ledger
    on subscriptions.currency = ledger.currency
where coalesce(subscriptions.mrr_micros, 0) != coalesce(ledger.mrr_micros, 0)
