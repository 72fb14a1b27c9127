select customer_id
from {{ ref('churn_risk_view') }}
where
    expected_loss_cents is distinct from cast(round(coalesce(churn_risk_score, churn_risk_rules) * mrr_cents * 12) as bigint)
    or (churn_risk_method = 'model') <> (churn_risk_score is not null)
