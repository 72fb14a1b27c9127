-- The cohort of a window starts with what the bridge says the month before it ended with; the bridge's plan_tier is that
-- of the product, retention's the one the customer pays most for.
select retention.*
from {{ ref('nrr_summary') }} as retention
inner join {{ ref('mrr_waterfall') }} as waterfall
    on retention.dimension = waterfall.dimension
    and retention.slice = waterfall.slice
    and waterfall.basis = 'event'
    and waterfall.month = retention.month - retention.window_months * interval '1' month
where retention.dimension != 'plan_tier' and retention.starting_mrr_cents != waterfall.ending_mrr_cents
