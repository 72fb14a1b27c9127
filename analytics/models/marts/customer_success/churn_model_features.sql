with

weighed as (
    {{ churn_model_rows('feature', [
        ['feature', 'varchar'],
        ['description', 'varchar'],
        ['weight', 'double'],
        ['lowest_weight', 'double'],
        ['highest_weight', 'double'],
        ['mean', 'double'],
        ['deviation', 'double'],
    ]) | indent(4) }}
),

final as (
    select
        feature,
        description,
        cast(round(weight, 4) as decimal(12, 4)) as weight,
        cast(round(lowest_weight, 4) as decimal(12, 4)) as lowest_weight,
        cast(round(highest_weight, 4) as decimal(12, 4)) as highest_weight,
        cast(round(exp(weight), 4) as decimal(12, 4)) as odds_ratio,
        cast(round(mean, 4) as decimal(12, 4)) as mean,
        cast(round(deviation, 4) as decimal(12, 4)) as deviation
    from weighed
)

select * from final
