with

locations as (
    select * from {{ ref('dim_location') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

versions as (
    select * from {{ ref('entity_locations_history') }}
    where is_current
),

location_days as (
    select * from {{ ref('int_devices__location_days') }}
    where location_id is not null
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

recent as (
    select
        location_days.location_id,
        cast(sum(location_days.device_events) as bigint) as device_events_30d,
        cast(sum(location_days.outages) as bigint) as outages_30d,
        {{ rounded_share(
            'sum(location_days.online_seconds) filter (where location_days.date > ' ~ days_back('bounds.as_of_date', 7) ~ ')',
            'sum(location_days.observed_seconds) filter (where location_days.date > ' ~ days_back('bounds.as_of_date', 7) ~ ')'
        ) }} as online_ratio_7d,
        {{ rounded_share('sum(location_days.online_seconds)', 'sum(location_days.observed_seconds)') }} as online_ratio_30d,
        max(case when location_days.online_seconds > 0 then location_days.date end) as last_online_date
    from location_days
    inner join bounds
        on location_days.date > {{ days_back('bounds.as_of_date', 30) }}
    group by location_days.location_id
),

final as (
    select
        locations.location_id,
        locations.customer_id,
        customers.customer_name,
        customers.segment,
        locations.location_name,
        locations.street,
        locations.city,
        locations.postal_code,
        locations.country,
        locations.time_zone,
        coalesce(versions.status, 'no_devices') as status,
        versions.change_type as last_change_type,
        coalesce(versions.devices, 0) as devices,
        coalesce(versions.online_devices, 0) as online_devices,
        coalesce(recent.device_events_30d, 0) as device_events_30d,
        coalesce(recent.outages_30d, 0) as outages_30d,
        recent.online_ratio_7d,
        recent.online_ratio_30d,
        versions.version_number as versions,
        locations.is_active,
        coalesce(versions.online_devices, 0) > 0 as is_online,
        recent.last_online_date,
        cast(locations.created_at as date) as created_date,
        versions.valid_from as last_change_date,
        bounds.as_of_date
    from locations
    cross join bounds
    left join versions
        on locations.location_id = versions.location_id
    left join recent
        on locations.location_id = recent.location_id
    left join customers
        on locations.customer_id = customers.customer_id
)

select * from final
