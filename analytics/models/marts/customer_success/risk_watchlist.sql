with

health_scores as (
    select * from {{ ref('customer_health_scores') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

churn_risks as (
    select * from {{ ref('churn_risk_view') }}
),

at_risk as (
    select
        health_scores.*,
        churn_risks.churn_risk_score,
        churn_risks.expected_loss_cents,
        bands.band_rank
    from health_scores
    inner join bands
        on health_scores.health_band = bands.band
    left join churn_risks
        on health_scores.customer_id = churn_risks.customer_id
    where bands.risk_band = 'high' and health_scores.is_paying
),

final as (
    select
        customer_id,
        customer_name,
        segment,
        owner_name,
        health_band,
        health_score,
        score_change_1d,
        score_change_28d,
        churn_risk_score,
        churn_risk_rules,
        mrr_cents,
        arr_cents,
        expected_loss_cents,
        days_to_renewal,
        row_number() over (order by band_rank, arr_cents desc, customer_id) as rank,
        renewal_date,
        as_of_date
    from at_risk
)

select * from final
