-- Each preset's bridge starts at the ledger's MRR of the reporting day, customer by customer.
with

ledger as (
    select
        mrr_days.customer_id,
        sum(mrr_days.mrr_cents) as mrr_cents
    from {{ ref('fct_mrr_daily') }} as mrr_days
    cross join {{ ref('int_calendar__bounds') }} as bounds
    where mrr_days.date = bounds.as_of_date
    group by mrr_days.customer_id
)

select
    bridge.preset,
    coalesce(bridge.customer_id, ledger.customer_id) as customer_id,
    bridge.ledger_mrr_cents,
    ledger.mrr_cents
from {{ ref('mrr_policy_bridge') }} as bridge
full outer join ledger
    on bridge.customer_id = ledger.customer_id
where coalesce(bridge.ledger_mrr_cents, 0) != coalesce(ledger.mrr_cents, 0)
