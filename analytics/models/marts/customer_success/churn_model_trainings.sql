with

trained as (
    {{ churn_model_rows('training', [
        ['observations', 'bigint'],
        ['customers', 'bigint'],
        ['churned', 'bigint'],
        ['churn_rate', 'double precision'],
        ['is_trained', 'boolean'],
        ['date', 'date'],
    ]) | indent(4) }}
),

final as (
    select
        observations,
        customers,
        churned as churned_customers,
        cast({{ rounded('churn_rate', 4) }} as decimal(5, 4)) as churn_rate,
        is_trained,
        date
    from trained
)

select * from final
