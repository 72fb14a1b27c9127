{{ config(materialized='view') }}

with

customer_sums as (
    select * from {{ ref('int_usage__customer_sums') }}
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
    from customer_sums
)

select * from final
