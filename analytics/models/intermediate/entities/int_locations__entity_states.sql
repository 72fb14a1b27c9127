with

locations as (
    select * from {{ ref('dim_location') }}
),

location_days as (
    select * from {{ ref('int_devices__location_days') }}
    where location_id is not null
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A location belongs to one customer; its devices were counted by theirs.
summed_days as (
    select
        location_id,
        cast(sum(devices) as integer) as devices,
        cast(sum(online_devices) as integer) as online_devices,
        date
    from location_days
    group by location_id, date
),

stated_days as (
    select
        location_id,
        case
            when online_devices = 0 then 'offline'
            when online_devices < devices then 'degraded'
            else 'online'
        end as status,
        devices,
        online_devices,
        date
    from summed_days
),

neighbouring_days as (
    select
        *,
        lag(status) over series as previous_status,
        lag(devices) over series as previous_devices,
        lag(online_devices) over series as previous_online_devices,
        lead(date) over series as next_date
    from stated_days
    window series as (partition by location_id order by date)
),

opened as (
    select
        locations.location_id,
        'no_devices' as status,
        0 as devices,
        0 as online_devices,
        cast(locations.created_at as date) as valid_from
    from locations
    inner join bounds
        on cast(locations.created_at as date) <= bounds.as_of_date
),

closed as (
    select
        locations.location_id,
        'closed' as status,
        0 as devices,
        0 as online_devices,
        cast(locations.updated_at as date) as valid_from
    from locations
    inner join bounds
        on cast(locations.updated_at as date) <= bounds.as_of_date
    where not locations.is_active
),

changed as (
    select location_id, status, devices, online_devices, date as valid_from
    from neighbouring_days
    where
        previous_status is null
        or status != previous_status
        or devices != previous_devices
        or online_devices != previous_online_devices
    union all
    select neighbouring_days.location_id, 'no_devices', 0, 0, {{ days_after('neighbouring_days.date', 1) }}
    from neighbouring_days
    cross join bounds
    where
        neighbouring_days.date < bounds.as_of_date
        and (neighbouring_days.next_date is null or neighbouring_days.next_date > {{ days_after('neighbouring_days.date', 1) }})
),

combined as (
    select *, 2 as weight from opened
    union all
    select *, 1 from changed
    union all
    select *, 0 from closed
),

first_of_day as (
    {{ latest_per_key('combined', ['location_id', 'valid_from'], ['weight']) }}
),

final as (
    select
        first_of_day.location_id,
        first_of_day.status,
        first_of_day.devices,
        first_of_day.online_devices,
        first_of_day.valid_from
    from first_of_day
    left join closed
        on first_of_day.location_id = closed.location_id
    where closed.valid_from is null or first_of_day.valid_from <= closed.valid_from
)

select * from final
