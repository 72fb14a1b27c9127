{%- set dimensions = {'total': "cast('all' as varchar)", 'country': "coalesce(country, 'unknown')", 'segment': "coalesce(segment, 'unknown')"} -%}

with

location_versions as (
    select * from {{ ref('entity_locations_history') }}
),

location_days as (
    select * from {{ ref('int_devices__location_days') }}
    where location_id is not null and is_in_service
),

locations as (
    select * from {{ ref('entity_locations') }}
),

churned_customers as (
    select * from {{ ref('dim_customer') }}
    where lifecycle_stage = 'churned'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

months as (
    {{ calendar_periods('bounds', 'month') }}
),

-- Places as they were at the end of the month, but for those of customers who had left by then.
month_ends as (
    select
        location_versions.location_id,
        location_versions.status,
        location_versions.devices,
        months.period as month
    from months
    inner join location_versions
        on months.period_end_date >= location_versions.valid_from
        and months.period_end_date < location_versions.valid_to
    left join churned_customers
        on location_versions.customer_id = churned_customers.customer_id
        and months.period_end_date >= churned_customers.valid_from
        and months.period_end_date < churned_customers.valid_to
    where location_versions.status != 'closed' and churned_customers.customer_id is null
),

location_months as (
    select
        location_id,
        cast(sum(device_events) as bigint) as device_events,
        cast(sum(outages) as bigint) as outages,
        cast(sum(observed_seconds) as bigint) as observed_seconds,
        cast(sum(online_seconds) as bigint) as online_seconds,
        count(*) filter (where online_seconds > 0) as days_online,
        count(*) filter (where online_devices = 0) as days_ended_offline,
        {{ period_of('date', 'month') }} as month
    from location_days
    group by location_id, {{ period_of('date', 'month') }}
),

combined as (
    select
        month_ends.status,
        coalesce(locations.country, 'unknown') as country,
        coalesce(locations.segment, 'unknown') as segment,
        month_ends.devices,
        coalesce(location_months.device_events, 0) as device_events,
        coalesce(location_months.outages, 0) as outages,
        coalesce(location_months.observed_seconds, 0) as observed_seconds,
        coalesce(location_months.online_seconds, 0) as online_seconds,
        coalesce(location_months.days_online, 0) as days_online,
        coalesce(location_months.days_ended_offline, 0) as days_ended_offline,
        month_ends.month
    from month_ends
    inner join locations
        on month_ends.location_id = locations.location_id
    left join location_months
        on month_ends.location_id = location_months.location_id
        and month_ends.month = location_months.month
),

final as (
    {%- for dimension, slice in dimensions.items() %}
    select
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        count(*) as locations,
        count(*) filter (where days_online > 0) as active_locations,
        count(*) filter (where status = 'online') as online_locations,
        count(*) filter (where status = 'degraded') as degraded_locations,
        count(*) filter (where status = 'offline') as offline_locations,
        count(*) filter (where status = 'no_devices') as locations_without_devices,
        cast(sum(devices) as bigint) as devices,
        cast(sum(device_events) as bigint) as device_events,
        cast(sum(outages) as bigint) as outages,
        cast(sum(days_ended_offline) as bigint) as location_days_ended_offline,
        cast(sum(observed_seconds) as bigint) as observed_seconds,
        cast(sum(online_seconds) as bigint) as online_seconds,
        {{ rounded_share('sum(online_seconds)', 'sum(observed_seconds)') }} as uptime,
        {{ rounded_share('count(*) filter (where days_online > 0)', 'count(*)') }} as active_share,
        month
    from combined
    group by {{ slice }}, month
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from final
