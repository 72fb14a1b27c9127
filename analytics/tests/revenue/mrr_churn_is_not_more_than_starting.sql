-- From month end to month end nobody can lose more than there was.
select *
from {{ ref('mrr_waterfall') }}
where basis = 'month_end' and dimension = 'total' and churn_mrr_cents + contraction_mrr_cents > starting_mrr_cents + greatest(fx_mrr_cents, 0)
