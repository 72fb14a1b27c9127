with

judged as (
    {{ churn_model_rows('calibration', [
        ['scorer', 'varchar'],
        ['tenth', 'integer'],
        ['observations', 'bigint'],
        ['mean_score', 'double precision'],
        ['churn_rate', 'double precision'],
    ]) | indent(4) }}
),

final as (
    select
        scorer,
        tenth,
        observations,
        cast({{ rounded('mean_score', 4) }} as decimal(5, 4)) as mean_score,
        cast({{ rounded('churn_rate', 4) }} as decimal(5, 4)) as churn_rate
    from judged
)

select * from final
