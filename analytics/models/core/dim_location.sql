with

locations as (
    select * from {{ ref('stg_app__locations') }}
),

devices as (
    select * from {{ ref('stg_app__devices') }}
    where not is_deleted
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

device_counts as (
    select
        location_id,
        count(*) as device_count
    from devices
    where location_id is not null
    group by location_id
),

final as (
    select
        locations.location_id,
        source_customers.customer_id,
        locations.app_account_id,
        locations.location_name,
        locations.street,
        locations.city,
        locations.postal_code,
        locations.country,
        locations.time_zone,
        coalesce(device_counts.device_count, 0) as device_count,
        not locations.is_deleted as is_active,
        locations.created_at,
        locations.updated_at
    from locations
    left join source_customers
        on locations.app_account_id = source_customers.source_id
    left join device_counts
        on locations.location_id = device_counts.location_id
)

select * from final
