with

catalogued as (
    select * from {{ ref('product_features') }}
),

usage_days as (
    select * from {{ ref('int_usage_days__counted') }}
    where feature is not null
),

tiers as (
    select distinct tier, tier_rank
    from {{ ref('plan_catalog') }}
),

used as (
    select
        product,
        feature,
        min(event_date) as first_used_date,
        max(event_date) as last_used_date
    from usage_days
    group by product, feature
),

final as (
    select
        coalesce(catalogued.product, used.product) || '.' || coalesce(catalogued.feature, used.feature) as feature_id,
        coalesce(catalogued.product, used.product) as product,
        coalesce(catalogued.feature, used.feature) as feature,
        upper(substr(replace(coalesce(catalogued.feature, used.feature), '_', ' '), 1, 1))
        || substr(replace(coalesce(catalogued.feature, used.feature), '_', ' '), 2) as feature_name,
        catalogued.tier,
        catalogued.event_name,
        tiers.tier_rank,
        catalogued.feature is not null as is_catalogued,
        used.first_used_date,
        used.last_used_date
    from catalogued
    full join used
        on catalogued.product = used.product
        and catalogued.feature = used.feature
    left join tiers
        on catalogued.tier = tiers.tier
)

select * from final
