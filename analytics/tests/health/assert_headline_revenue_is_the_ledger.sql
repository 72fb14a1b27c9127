select
    current_position.mrr_cents,
    ledger.mrr_cents as ledger_cents
from {{ ref('customer_current_position') }} as current_position
cross join (
    select coalesce(sum(mrr_days.mrr_cents), 0) as mrr_cents
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join {{ ref('int_calendar__bounds') }} as bounds
        on mrr_days.date = bounds.as_of_date
) as ledger
where current_position.mrr_cents <> ledger.mrr_cents
