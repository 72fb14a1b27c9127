with

weighed as (
    {{ churn_model_rows('feature', [
        ['feature', 'varchar'],
        ['description', 'varchar'],
        ['weight', 'double precision'],
        ['lowest_weight', 'double precision'],
        ['highest_weight', 'double precision'],
        ['mean', 'double precision'],
        ['deviation', 'double precision'],
    ]) | indent(4) }}
),

final as (
    select
        feature,
        description,
        cast({{ rounded('weight', 4) }} as decimal(12, 4)) as weight,
        cast({{ rounded('lowest_weight', 4) }} as decimal(12, 4)) as lowest_weight,
        cast({{ rounded('highest_weight', 4) }} as decimal(12, 4)) as highest_weight,
        cast({{ rounded('exp(weight)', 4) }} as decimal(12, 4)) as odds_ratio,
        cast({{ rounded('mean', 4) }} as decimal(12, 4)) as mean,
        cast({{ rounded('deviation', 4) }} as decimal(12, 4)) as deviation
    from weighed
)

select * from final
