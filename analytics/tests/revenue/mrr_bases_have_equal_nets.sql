-- Day by day or from month end to month end: the change of a month is the same.
select event.*
from {{ ref('mrr_waterfall') }} as event
inner join {{ ref('mrr_waterfall') }} as month_end
    on event.month = month_end.month
    and event.dimension = month_end.dimension
    and event.slice = month_end.slice
    and month_end.basis = 'month_end'
where
    event.basis = 'event'
    and (event.starting_mrr_cents != month_end.starting_mrr_cents or event.ending_mrr_cents != month_end.ending_mrr_cents)
