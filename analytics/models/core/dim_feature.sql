with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

numbers as (
    select * from {{ ref('int_usage__features') }}
    where feature is not null
),

tiers as (
    select distinct tier, tier_rank
    from {{ ref('plan_catalog') }}
),

used as (
    select
        feature_no,
        min(event_date) as first_used_date,
        max(event_date) as last_used_date
    from usage_days
    group by feature_no
),

final as (
    select
        numbers.product || '.' || numbers.feature as feature_id,
        numbers.product,
        numbers.feature,
        upper(substr(replace(numbers.feature, '_', ' '), 1, 1)) || substr(replace(numbers.feature, '_', ' '), 2)
            as feature_name,
        numbers.tier,
        numbers.event_name,
        tiers.tier_rank,
        numbers.event_name is not null as is_catalogued,
        used.first_used_date,
        used.last_used_date
    from numbers
    left join used
        on numbers.feature_no = used.feature_no
    left join tiers
        on numbers.tier = tiers.tier
)

select * from final
