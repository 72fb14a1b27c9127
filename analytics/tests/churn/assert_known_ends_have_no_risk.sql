select
    observations.customer_id,
    observations.date
from {{ ref('int_churn__observations') }} as observations
inner join (
    {{ churn_model_rows('prediction', [
        ['customer_id', 'varchar'],
        ['churn_risk_score', 'double precision'],
        ['date', 'date'],
    ]) | indent(4) }}
) as predictions
    on observations.customer_id = predictions.customer_id
    and observations.date = predictions.date
where observations.is_cancellation_known and predictions.churn_risk_score is not null
