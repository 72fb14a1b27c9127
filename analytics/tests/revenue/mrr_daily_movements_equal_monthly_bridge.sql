-- The daily movements of a month, by category, are the event-based bridge of that month.
with

daily as (
    select
        cast(date_trunc('month', date) as date) as month,
        sum(case when category = 'new' then amount_cents else 0 end) as new_cents,
        sum(case when category = 'reactivation' then amount_cents else 0 end) as reactivation_cents,
        sum(case when category = 'expansion' then amount_cents else 0 end) as expansion_cents,
        sum(case when category = 'contraction' then amount_cents else 0 end) as contraction_cents,
        sum(case when category = 'churn' then amount_cents else 0 end) as churn_cents,
        sum(case when category = 'fx' then amount_cents else 0 end) as fx_cents
    from {{ ref('fct_mrr_movements') }}
    group by 1
)

select waterfall.*
from {{ ref('mrr_waterfall') }} as waterfall
left join daily
    on waterfall.month = daily.month
where
    waterfall.basis = 'event'
    and waterfall.dimension = 'total'
    and (
        waterfall.new_mrr_cents != coalesce(daily.new_cents, 0)
        or waterfall.reactivation_mrr_cents != coalesce(daily.reactivation_cents, 0)
        or waterfall.expansion_mrr_cents != coalesce(daily.expansion_cents, 0)
        or waterfall.contraction_mrr_cents != -coalesce(daily.contraction_cents, 0)
        or waterfall.churn_mrr_cents != -coalesce(daily.churn_cents, 0)
        or waterfall.fx_mrr_cents != coalesce(daily.fx_cents, 0)
    )
