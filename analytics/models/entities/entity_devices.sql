with

devices as (
    select * from {{ ref('dim_device') }}
),

locations as (
    select * from {{ ref('dim_location') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

versions as (
    select * from {{ ref('entity_devices_history') }}
    where is_current
),

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

recent as (
    select
        device_days.device_id,
        cast(sum(device_days.event_count) as {{ sql_type('hugeint') }}) as device_events_30d,
        cast(sum(device_days.outage_count) as {{ sql_type('hugeint') }}) as outages_30d,
        {{ rounded_share(
            'sum(device_days.online_seconds) filter (where device_days.date > ' ~ days_back('bounds.as_of_date', 7) ~ ')',
            'sum(device_days.observed_seconds) filter (where device_days.date > ' ~ days_back('bounds.as_of_date', 7) ~ ')'
        ) }} as online_ratio_7d,
        {{ rounded_share('sum(device_days.online_seconds)', 'sum(device_days.observed_seconds)') }} as online_ratio_30d
    from device_days
    inner join bounds
        on device_days.date > {{ days_back('bounds.as_of_date', 30) }}
    group by device_days.device_id
),

final as (
    select
        devices.device_id,
        devices.customer_id,
        devices.location_id,
        customers.customer_name,
        locations.location_name,
        locations.city,
        locations.country,
        devices.serial_number,
        devices.model,
        coalesce(versions.firmware_version, devices.firmware_version) as firmware_version,
        coalesce(versions.status, devices.status) as status,
        versions.change_type as last_change_type,
        coalesce(recent.device_events_30d, 0) as device_events_30d,
        coalesce(recent.outages_30d, 0) as outages_30d,
        recent.online_ratio_7d,
        recent.online_ratio_30d,
        versions.version_number as versions,
        {{ days_between('cast(devices.installed_at as date)', 'bounds.as_of_date') }} as age_days,
        coalesce(versions.status = 'online', false) as is_online,
        devices.is_active,
        devices.installed_at,
        versions.valid_from as last_change_at,
        bounds.as_of_date
    from devices
    cross join bounds
    left join versions
        on devices.device_id = versions.device_id
    left join recent
        on devices.device_id = recent.device_id
    left join locations
        on devices.location_id = locations.location_id
    left join customers
        on devices.customer_id = customers.customer_id
)

select * from final
