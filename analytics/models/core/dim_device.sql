with

devices as (
    select * from {{ ref('stg_app__devices') }}
),

locations as (
    select * from {{ ref('stg_app__locations') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

final as (
    select
        devices.device_id,
        source_customers.customer_id,
        devices.app_account_id,
        locations.location_id,
        devices.serial_number,
        devices.model,
        devices.firmware_version,
        devices.status,
        not devices.is_deleted as is_active,
        devices.installed_at,
        devices.updated_at
    from devices
    left join locations
        on devices.location_id = locations.location_id
    left join source_customers
        on devices.app_account_id = source_customers.source_id
)

select * from final
