with

spend_days as (
    select * from {{ ref('int_marketing__ad_spend_days') }}
),

final as (
    select
        cast(sum(spend_cents) as bigint) as spend_cents,
        cast(date_trunc('month', spend_date) as date) as month
    from spend_days
    group by cast(date_trunc('month', spend_date) as date)
)

select * from final
