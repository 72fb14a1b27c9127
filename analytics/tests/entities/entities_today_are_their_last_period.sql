-- What an entity says of today, and what its history and its last period say, is the same.
with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

customers as (
    select
        'customers' as entity,
        coalesce(today.customer_id, last_day.customer_id) as entity_id
    from {{ ref('entity_customers') }} as today
    full join (
        select customer_days.*
        from {{ ref('entity_customers_daily') }} as customer_days
        inner join bounds
            on customer_days.date = bounds.as_of_date
    ) as last_day
        on today.customer_id = last_day.customer_id
    full join (select * from {{ ref('entity_customers_history') }} where is_current) as versions
        on today.customer_id = versions.customer_id
    where
        today.customer_id is null
        or last_day.customer_id is null
        or versions.customer_id is null
        or (today.segment, today.lifecycle_stage, today.tier, today.owner, today.subscription_status, today.health_band)
            is distinct from (
                last_day.segment, last_day.lifecycle_stage, last_day.tier, last_day.owner, last_day.subscription_status,
                last_day.health_band
            )
        or (today.segment, today.lifecycle_stage, today.tier, today.owner, today.subscription_status, today.health_band)
            is distinct from (
                versions.segment, versions.lifecycle_stage, versions.tier, versions.owner, versions.subscription_status,
                versions.health_band
            )
        or today.mrr_cents != last_day.mrr_cents
        or today.health_score is distinct from last_day.health_score
),

subscriptions as (
    select
        'subscriptions' as entity,
        coalesce(today.subscription_id, last_month.subscription_id) as entity_id
    from (
        select * from {{ ref('entity_subscriptions') }}
        where status not in ('canceled', 'incomplete_expired')
    ) as today
    full join (
        select subscription_months.*
        from {{ ref('entity_subscriptions_monthly') }} as subscription_months
        inner join bounds
            on subscription_months.period_end_date = bounds.as_of_date
        where subscription_months.status not in ('canceled', 'incomplete_expired')
    ) as last_month
        on today.subscription_id = last_month.subscription_id
    where
        today.subscription_id is null
        or last_month.subscription_id is null
        or (today.status, today.plan_id, today.quantity, today.mrr_minor, today.mrr_cents)
            is distinct from (
                last_month.status, last_month.plan_id, last_month.quantity, last_month.mrr_minor, last_month.mrr_cents
            )
),

locations as (
    select
        'locations' as entity,
        today.location_id as entity_id
    from {{ ref('entity_locations') }} as today
    cross join bounds
    left join {{ ref('entity_locations_weekly') }} as last_week
        on today.location_id = last_week.location_id
        and last_week.period_end_date = bounds.as_of_date
    where
        today.created_date <= bounds.as_of_date
        and today.status != 'closed'
        and (today.status, today.devices, today.online_devices)
            is distinct from (last_week.status, last_week.devices, last_week.online_devices)
),

devices as (
    select
        'devices' as entity,
        last_hour.device_id as entity_id
    from {{ ref('entity_devices_hourly') }} as last_hour
    inner join bounds
        on last_hour.hour = cast(bounds.as_of_date as timestamp) + interval '23' hour
    inner join {{ ref('entity_devices') }} as today
        on last_hour.device_id = today.device_id
    where (today.status, today.firmware_version) is distinct from (last_hour.status, last_hour.firmware_version)
)

select * from customers
union all
select * from subscriptions
union all
select * from locations
union all
select * from devices
