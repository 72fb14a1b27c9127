with

states as (
    select * from {{ ref('int_device_states__changed') }}
    where basis = 'happened'
),

events as (
    select * from {{ ref('stg_app__device_events') }}
),

devices as (
    select * from {{ ref('dim_device') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

reported_firmware as (
    select
        device_id,
        max(firmware_version) as firmware_version,
        occurred_at
    from events
    where firmware_version is not null
    group by device_id, occurred_at
),

-- Firmware is told with an event and stays until the next one; before the first it is not known.
connected as (
    select
        states.device_id,
        case when states.is_online then 'online' else 'offline' end as status,
        {{ last_known('reported_firmware.firmware_version', 'states.device_id', 'states.starts_at') }} as firmware_version,
        states.starts_at as valid_from
    from states
    left join reported_firmware
        on states.device_id = reported_firmware.device_id
        and states.starts_at = reported_firmware.occurred_at
),

removed as (
    select
        devices.device_id,
        'removed' as status,
        devices.firmware_version,
        devices.updated_at as valid_from
    from devices
    cross join bounds
    where not devices.is_active and cast(devices.updated_at as date) <= bounds.as_of_date
),

final as (
    select connected.*
    from connected
    left join removed
        on connected.device_id = removed.device_id
    where removed.device_id is null or connected.valid_from < removed.valid_from
    union all
    select * from removed
)

select * from final
