with

health_scores as (
    select * from {{ ref('customer_health_scores') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

at_risk as (
    select
        health_scores.*,
        bands.band_rank
    from health_scores
    inner join bands
        on health_scores.health_band = bands.band
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
        churn_risk_rules,
        mrr_cents,
        arr_cents,
        cast(round(churn_risk_rules * arr_cents) as bigint) as expected_loss_cents,
        days_to_renewal,
        row_number() over (order by band_rank, arr_cents desc, customer_id) as rank,
        renewal_date,
        as_of_date
    from at_risk
)

select * from final
