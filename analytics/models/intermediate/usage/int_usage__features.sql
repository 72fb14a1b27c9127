with

event_features as (
    select * from {{ ref('stg_app__event_features') }}
),

catalogued as (
    select * from {{ ref('product_features') }}
),

named as (
    select
        coalesce(event_features.product, catalogued.product) as product,
        coalesce(event_features.feature, catalogued.feature) as feature,
        catalogued.tier,
        catalogued.event_name
    from event_features
    full join catalogued
        on event_features.product = catalogued.product
        and event_features.feature = catalogued.feature
),

final as (
    select
        cast(row_number() over (order by product, feature) as integer) as feature_no,
        cast(dense_rank() over (order by product) as integer) as product_no,
        product,
        feature,
        tier,
        event_name
    from named
)

select * from final
