-- ending = starting + new + reactivation + expansion - contraction - churn + fx, to the cent, for every slice and basis.
select *
from {{ ref('mrr_waterfall') }}
where
    ending_mrr_cents
    != starting_mrr_cents + new_mrr_cents + reactivation_mrr_cents + expansion_mrr_cents
    - contraction_mrr_cents - churn_mrr_cents + fx_mrr_cents
