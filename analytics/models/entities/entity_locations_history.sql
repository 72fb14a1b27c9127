{%- set attributes = ['status', 'devices', 'online_devices'] -%}
{%- set change_types = [
    ['closed', "status = 'closed'"],
    ['devices_installed', 'devices > previous_devices'],
    ['devices_removed', 'devices < previous_devices'],
    ['went_offline', "status = 'offline' and previous_status is distinct from 'offline'"],
    ['recovered', "status = 'online' and previous_status in ('offline', 'degraded')"],
    ['degraded', "status = 'degraded' and previous_status is distinct from 'degraded'"],
    ['online_devices_changed', 'online_devices is distinct from previous_online_devices'],
] %}

with

states as (
    select * from {{ ref('int_locations__entity_states') }}
),

locations as (
    select * from {{ ref('dim_location') }}
),

{{ entity_versions('states', 'location_id', attributes, change_types) }},

final as (
    select
        versions.version_id as location_version_id,
        versions.location_id,
        locations.customer_id,
        versions.status,
        versions.change_type,
        versions.changed_attributes,
        versions.previous_status,
        versions.devices,
        versions.previous_devices,
        versions.online_devices,
        versions.previous_online_devices,
        versions.version_number,
        versions.is_current,
        versions.valid_from,
        versions.valid_to
    from versions
    inner join locations
        on versions.location_id = locations.location_id
)

select * from final
