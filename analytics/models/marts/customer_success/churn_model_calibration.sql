with

judged as (
    {{ churn_model_rows('calibration', [
        ['scorer', 'varchar'],
        ['tenth', 'integer'],
        ['observations', 'bigint'],
        ['mean_score', 'double'],
        ['churn_rate', 'double'],
    ]) | indent(4) }}
),

final as (
    select
        scorer,
        tenth,
        observations,
        cast(round(mean_score, 4) as decimal(5, 4)) as mean_score,
        cast(round(churn_rate, 4) as decimal(5, 4)) as churn_rate
    from judged
)

select * from final
