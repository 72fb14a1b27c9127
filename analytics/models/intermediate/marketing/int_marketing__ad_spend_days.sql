with

ad_performance as (
    select * from {{ ref('fct_ad_performance_daily') }}
),

final as (
    select
        platform,
        currency,
        cast(sum(spend_micros) as bigint) as spend_micros,
        cast(sum(spend_cents) as bigint) as spend_cents,
        date as spend_date
    from ad_performance
    group by platform, currency, date
)

select * from final
