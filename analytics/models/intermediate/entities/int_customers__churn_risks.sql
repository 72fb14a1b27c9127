with

observations as (
    select * from {{ ref('int_churn__observations') }}
),

predictions as (
    {{ churn_model_rows('prediction', [
        ['customer_id', 'varchar'],
        ['churn_risk_score', 'decimal(5, 4)'],
        ['date', 'date'],
    ]) | indent(4) }}
),

final as (
    select
        observations.customer_id,
        case
            when observations.is_cancellation_known then null
            when predictions.churn_risk_score is not null then 'model'
            when observations.churn_risk_rules is not null then 'rules'
        end as churn_risk_method,
        case when not observations.is_cancellation_known then
            coalesce(predictions.churn_risk_score, observations.churn_risk_rules)
        end as churn_risk_score,
        observations.churn_risk_rules,
        observations.is_last_day,
        observations.date
    from observations
    left join predictions
        on observations.customer_id = predictions.customer_id
        and observations.date = predictions.date
)

select * from final
