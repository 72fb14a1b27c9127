with

product_days as (
    select * from {{ ref('fact_usage_health_daily') }}
),

summed as (
    select
        customer_id,
        sum(units_28d) as units_28d,
        sum(units_previous_28d) as units_previous_28d,
        sum(active_users_28d) filter (where entitled_seats is not null) as active_seats,
        sum(entitled_seats) as entitled_seats,
        sum(entitled_features_used_28d) as entitled_features_used,
        sum(features_entitled) as features_entitled,
        max(overage_ratio_28d) as overage_ratio_28d,
        max(last_activity_date) as last_activity_date,
        date
    from product_days
    group by customer_id, date
),

final as (
    select
        customer_id,
        units_28d,
        units_previous_28d,
        case
            when units_previous_28d >= {{ health_policy().parameters.usage_trend_floor_units }}
                then {{ rounded_share('units_28d', 'units_previous_28d') }} - 1
        end as usage_trend_28d,
        {{ rounded_share('active_seats', 'entitled_seats') }} as seat_utilisation,
        {{ rounded_share('entitled_features_used', 'features_entitled') }} as feature_breadth,
        overage_ratio_28d,
        last_activity_date,
        date
    from summed
)

select * from final
