with

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
),

churned_customers as (
    select * from {{ ref('dim_customer') }}
    where lifecycle_stage = 'churned'
),

summed as (
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
),

final as (
    select
        summed.customer_id,
        summed.location_id,
        summed.devices,
        summed.online_devices,
        summed.device_events,
        summed.outages,
        summed.observed_seconds,
        summed.online_seconds,
        churned_customers.customer_id is null as is_in_service,
        summed.date
    from summed
    left join churned_customers
        on summed.customer_id = churned_customers.customer_id
        and summed.date >= churned_customers.valid_from
        and summed.date < churned_customers.valid_to
)

select * from final
