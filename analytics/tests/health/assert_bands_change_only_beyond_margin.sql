with

bands as (
    select * from {{ ref('health_policy_bands') }}
),

scored_days as (
    select
        health_days.customer_id,
        health_days.date,
        health_days.health_score,
        bands.band_rank,
        lag(bands.band_rank) over (
            partition by health_days.customer_id
            order by health_days.date
        ) as previous_rank
    from {{ ref('customer_health_daily') }} as health_days
    inner join bands
        on health_days.health_band = bands.band
    where {{ is_tested('health_days.date', ref('customer_health_daily')) }}
)

select scored_days.*
from scored_days
left join bands as entered
    on scored_days.band_rank = entered.band_rank
left join bands as above_entered
    on scored_days.band_rank + 1 = above_entered.band_rank
where
    (
        scored_days.band_rank > scored_days.previous_rank
        and scored_days.health_score < entered.score_from + {{ health_policy().hysteresis_points }}
    )
    or (
        scored_days.band_rank < scored_days.previous_rank
        and scored_days.health_score >= above_entered.score_from - {{ health_policy().hysteresis_points }}
    )
    or scored_days.health_score < entered.score_from - {{ health_policy().hysteresis_points }}
    or scored_days.health_score >= above_entered.score_from + {{ health_policy().hysteresis_points }}
