with

observations as (
    select * from {{ ref('int_churn__observations') }}
    where is_last_day
),

cancellations as (
    select * from {{ ref('int_churn__cancellations') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

final as (
    select
        observations.customer_id,
        customers.customer_name,
        observations.segment,
        customers.owner_name,
        observations.health_band,
        observations.health_score,
        observations.mrr_cents,
        observations.mrr_cents * 12 as arr_cents,
        {{ days_between('observations.date', 'cancellations.ends_date') }} as days_left,
        row_number() over (
            order by cancellations.ends_date nulls last, observations.mrr_cents desc, observations.customer_id
        ) as rank,
        cancellations.decided_date,
        cancellations.ends_date,
        observations.date as as_of_date
    from observations
    inner join cancellations
        on observations.customer_id = cancellations.customer_id
        and observations.date = cancellations.date
    inner join customers
        on observations.customer_id = customers.customer_id
)

select * from final
