with

bands as (
    select * from {{ ref('health_policy_bands') }}
),

final as (
    select
        band,
        risk_band,
        band_rank,
        score_from,
        cast({{ health_policy().hysteresis_points }} as decimal(5, 2)) as hysteresis_points,
        cast({{ health_policy().minimum_coverage }} as decimal(5, 4)) as minimum_coverage,
        {{ health_policy().minimum_history_days }} as minimum_history_days
    from bands
)

select * from final
