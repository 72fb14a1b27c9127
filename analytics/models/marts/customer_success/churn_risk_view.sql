with

observations as (
    select * from {{ ref('int_churn__observations') }}
    where is_last_day and not is_cancellation_known
),

predictions as (
    {{ churn_model_rows('prediction', [
        ['customer_id', 'varchar'],
        ['missing_reason', 'varchar'],
        ['churn_risk_score', 'decimal(5, 4)'],
        ['date', 'date'],
    ]) | indent(4) }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

scored as (
    select
        observations.customer_id,
        customers.customer_name,
        observations.segment,
        customers.owner_name,
        observations.health_band,
        case when predictions.churn_risk_score is null then 'rules' else 'model' end as churn_risk_method,
        case when predictions.churn_risk_score is null then coalesce(predictions.missing_reason, 'rules_only') end
            as missing_score_reason,
        observations.health_score,
        predictions.churn_risk_score,
        observations.churn_risk_rules,
        observations.mrr_cents,
        observations.mrr_cents * 12 as arr_cents,
        {{ days_between('observations.date', 'observations.renewal_date') }} as days_to_renewal,
        observations.renewal_date,
        observations.date as as_of_date
    from observations
    inner join customers
        on observations.customer_id = customers.customer_id
    left join predictions
        on observations.customer_id = predictions.customer_id
        and observations.date = predictions.date
),

final as (
    select
        customer_id,
        customer_name,
        segment,
        owner_name,
        health_band,
        churn_risk_method,
        missing_score_reason,
        health_score,
        churn_risk_score,
        churn_risk_rules,
        mrr_cents,
        arr_cents,
        cast(round(coalesce(churn_risk_score, churn_risk_rules) * arr_cents) as bigint) as expected_loss_cents,
        days_to_renewal,
        row_number() over (
            order by
                renewal_date nulls last,
                coalesce(churn_risk_score, churn_risk_rules) * arr_cents desc nulls last,
                customer_id
        ) as rank,
        renewal_date,
        as_of_date
    from scored
)

select * from final
