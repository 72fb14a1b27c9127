{%- set dimensions = {'total': "cast('all' as varchar)", 'model': "coalesce(model, 'unknown')", 'country': "coalesce(country, 'unknown')", 'segment': "coalesce(segment, 'unknown')"} -%}

with

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
),

device_versions as (
    select * from {{ ref('entity_devices_history') }}
),

devices as (
    select * from {{ ref('entity_devices') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
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

-- What has become of devices of customers who have left is nobody's concern.
served_days as (
    select
        device_days.*,
        months.period as month,
        months.period_end_date
    from device_days
    inner join months
        on {{ period_of('device_days.date', 'month') }} = months.period
    left join churned_customers
        on device_days.customer_id = churned_customers.customer_id
        and device_days.date >= churned_customers.valid_from
        and device_days.date < churned_customers.valid_to
    where churned_customers.customer_id is null
),

device_months as (
    select
        device_id,
        count(*) filter (where date = period_end_date) as devices,
        count(*) filter (where date = period_end_date and is_online) as online_devices,
        max(case when online_seconds > 0 then 1 else 0 end) as active_devices,
        cast(sum(event_count) as bigint) as device_events,
        cast(sum(outage_count) as bigint) as outages,
        cast(sum(observed_seconds) as bigint) as observed_seconds,
        cast(sum(online_seconds) as bigint) as online_seconds,
        month
    from served_days
    group by device_id, month
),

-- Outages by the month they began in; one that lasts has no length yet.
outages as (
    select
        device_versions.device_id,
        {{ seconds_between('device_versions.valid_from', 'device_versions.valid_to') }} as outage_seconds,
        {{ period_of('device_versions.valid_from', 'month') }} as month
    from device_versions
    left join churned_customers
        on device_versions.customer_id = churned_customers.customer_id
        and cast(device_versions.valid_from as date) >= churned_customers.valid_from
        and cast(device_versions.valid_from as date) < churned_customers.valid_to
    where
        device_versions.change_type = 'went_offline'
        and not device_versions.is_current
        and churned_customers.customer_id is null
),

described as (
    select
        devices.device_id,
        devices.model,
        devices.country,
        customers.segment
    from devices
    left join customers
        on devices.customer_id = customers.customer_id
),

figures as (
    {%- for dimension, slice in dimensions.items() %}
    select
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        sum(device_months.devices) as devices,
        sum(device_months.online_devices) as online_devices,
        sum(device_months.active_devices) as active_devices,
        sum(device_months.device_events) as device_events,
        sum(device_months.outages) as outages,
        sum(device_months.observed_seconds) as observed_seconds,
        sum(device_months.online_seconds) as online_seconds,
        device_months.month
    from device_months
    inner join described
        on device_months.device_id = described.device_id
    group by {{ slice }}, device_months.month
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

lengths as (
    {%- for dimension, slice in dimensions.items() %}
    select
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        cast({{ rounded(value_between_at_share('outages.outage_seconds', '0.5')) }} as bigint) as p50_outage_seconds,
        cast({{ rounded(value_between_at_share('outages.outage_seconds', '0.9')) }} as bigint) as p90_outage_seconds,
        outages.month
    from outages
    inner join described
        on outages.device_id = described.device_id
    group by {{ slice }}, outages.month
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

final as (
    select
        figures.dimension,
        figures.slice,
        cast(figures.devices as bigint) as devices,
        cast(figures.online_devices as bigint) as online_devices,
        cast(figures.active_devices as bigint) as active_devices,
        cast(figures.device_events as bigint) as device_events,
        cast(figures.outages as bigint) as outages,
        cast(figures.observed_seconds as bigint) as observed_seconds,
        cast(figures.online_seconds as bigint) as online_seconds,
        {{ rounded_share('figures.online_seconds', 'figures.observed_seconds') }} as uptime,
        lengths.p50_outage_seconds,
        lengths.p90_outage_seconds,
        cast({{ whole_quotient('figures.online_seconds', 'nullif(figures.outages, 0)') }} as bigint) as mean_seconds_between_outages,
        figures.month
    from figures
    left join lengths
        on figures.dimension = lengths.dimension
        and figures.slice = lengths.slice
        and figures.month = lengths.month
)

select * from final
