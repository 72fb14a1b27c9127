with

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
),

final as (
    select
        customer_id,
        location_id,
        count(*) as devices,
        count(*) filter (where is_online) as online_devices,
        cast(sum(event_count) as bigint) as device_events,
        cast(sum(outage_count) as bigint) as outages,
        cast(sum(observed_seconds) as bigint) as observed_seconds,
        cast(sum(online_seconds) as bigint) as online_seconds,
        date
    from device_days
    group by customer_id, location_id, date
)

select * from final
