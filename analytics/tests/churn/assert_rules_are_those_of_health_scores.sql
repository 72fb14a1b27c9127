select risks.customer_id
from {{ ref('churn_risk_view') }} as risks
inner join {{ ref('customer_health_scores') }} as health_scores
    on risks.customer_id = health_scores.customer_id
where risks.churn_risk_rules is distinct from health_scores.churn_risk_rules
