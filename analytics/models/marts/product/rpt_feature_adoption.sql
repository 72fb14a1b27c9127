with

feature_usage as (
    select * from {{ ref('fct_feature_usage') }}
),

customer_slices as (
    select distinct customer_id, dimension, slice
    from {{ ref('int_usage__customer_slices') }}
),

summed as (
    select
        feature_usage.feature_id,
        feature_usage.product,
        feature_usage.feature,
        customer_slices.dimension,
        customer_slices.slice,
        feature_usage.tier,
        count(*) filter (where feature_usage.is_entitled) as entitled_customers,
        count(*) filter (where feature_usage.is_used) as using_customers,
        count(*) filter (where feature_usage.is_adopted) as adopting_customers,
        count(*) filter (where feature_usage.is_adopted and feature_usage.is_entitled) as entitled_adopting_customers,
        sum(feature_usage.active_users) as active_users,
        sum(feature_usage.event_count) as event_count,
        feature_usage.is_latest,
        feature_usage.date
    from feature_usage
    inner join customer_slices
        on feature_usage.customer_id = customer_slices.customer_id
    group by
        feature_usage.feature_id,
        feature_usage.product,
        feature_usage.feature,
        customer_slices.dimension,
        customer_slices.slice,
        feature_usage.tier,
        feature_usage.is_latest,
        feature_usage.date
),

final as (
    select
        feature_id,
        product,
        feature,
        dimension,
        slice,
        tier,
        entitled_customers,
        using_customers,
        adopting_customers,
        entitled_adopting_customers,
        cast(active_users as bigint) as active_users,
        cast(event_count as bigint) as event_count,
        {{ rounded_share('entitled_adopting_customers', 'entitled_customers') }} as adoption_rate,
        is_latest,
        date
    from summed
)

select * from final
