{%- set attributes = ['status', 'firmware_version'] -%}
{%- set change_types = [
    ['removed', "status = 'removed'"],
    ['went_offline', "status = 'offline' and previous_status is distinct from 'offline'"],
    ['firmware_updated', 'firmware_version is distinct from previous_firmware_version'],
    ['came_online', "status = 'online' and previous_status is distinct from 'online'"],
] %}

with

states as (
    select * from {{ ref('int_devices__entity_states') }}
),

devices as (
    select * from {{ ref('dim_device') }}
),

{{ entity_versions('states', 'device_id', attributes, change_types) }},

final as (
    select
        versions.version_id as device_version_id,
        versions.device_id,
        devices.customer_id,
        devices.location_id,
        versions.status,
        versions.firmware_version,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_status,
        versions.previous_firmware_version,
        versions.version_number,
        versions.is_current,
        versions.valid_from,
        cast(versions.valid_to as {{ sql_type('timestamp') }}) as valid_to
    from versions
    inner join devices
        on versions.device_id = devices.device_id
)

select * from final
