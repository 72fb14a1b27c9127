with

judged as (
    {{ churn_model_rows('quality', [
        ['scorer', 'varchar'],
        ['observations', 'bigint'],
        ['churned', 'bigint'],
        ['brier', 'double'],
        ['roc_auc', 'double'],
        ['pr_auc', 'double'],
        ['lift_at_tenth', 'double'],
        ['calibration_error', 'double'],
    ]) | indent(4) }}
),

final as (
    select
        scorer,
        observations,
        churned as churned_observations,
        cast(round(brier, 4) as decimal(8, 4)) as brier_score,
        cast(round(roc_auc, 4) as decimal(8, 4)) as roc_auc,
        cast(round(pr_auc, 4) as decimal(8, 4)) as pr_auc,
        cast(round(lift_at_tenth, 4) as decimal(8, 4)) as lift_at_tenth,
        cast(round(calibration_error, 4) as decimal(8, 4)) as calibration_error
    from judged
)

select * from final
