{{ config(materialized='view') }}

with

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
    where customer_id is not null
),

final as (
    select
        customer_id,
        sum(known_online_seconds) as online_seconds,
        sum(observed_seconds) as observed_seconds,
        date
    from device_days
    group by customer_id, date
)

select * from final
