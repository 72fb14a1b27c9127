with

judged as (
    {{ churn_model_rows('quality', [
        ['scorer', 'varchar'],
        ['observations', 'bigint'],
        ['churned', 'bigint'],
        ['brier', 'double precision'],
        ['roc_auc', 'double precision'],
        ['pr_auc', 'double precision'],
        ['lift_at_tenth', 'double precision'],
        ['calibration_error', 'double precision'],
    ]) | indent(4) }}
),

final as (
    select
        scorer,
        observations,
        churned as churned_observations,
        cast({{ rounded('brier', 4) }} as decimal(8, 4)) as brier_score,
        cast({{ rounded('roc_auc', 4) }} as decimal(8, 4)) as roc_auc,
        cast({{ rounded('pr_auc', 4) }} as decimal(8, 4)) as pr_auc,
        cast({{ rounded('lift_at_tenth', 4) }} as decimal(8, 4)) as lift_at_tenth,
        cast({{ rounded('calibration_error', 4) }} as decimal(8, 4)) as calibration_error
    from judged
)

select * from final
