with

location_days as (
    select * from {{ ref('int_devices__location_days') }}
    where customer_id is not null
),

summed as (
    select
        customer_id,
        sum(devices) as devices,
        sum(online_devices) as online_devices,
        sum(device_events) as device_events,
        sum(observed_seconds) as observed_seconds,
        sum(online_seconds) as online_seconds,
        date
    from location_days
    group by customer_id, date
),

windowed as (
    select
        customer_id,
        devices,
        online_devices,
        sum(device_events) over month_so_far as device_events_30d,
        sum(online_seconds) over month_so_far as online_seconds_30d,
        sum(observed_seconds) over month_so_far as observed_seconds_30d,
        date
    from summed
    window month_so_far as (
        partition by customer_id
        order by date
        range between interval '29' day preceding and current row
    )
),

final as (
    select
        customer_id,
        cast(devices as integer) as total_devices,
        cast(online_devices as integer) as active_devices,
        cast(device_events_30d as bigint) as device_events_30d,
        {{ rounded_share('online_seconds_30d', 'observed_seconds_30d') }} as device_online_ratio_30d,
        date
    from windowed
)

select * from final
