{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_device_hours() }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

with

device_versions as (
    select * from {{ ref('entity_devices_history') }}
),

events as (
    select * from {{ ref('stg_app__device_events') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

days as (
    select days.*
    from ({{ calendar_periods('bounds', 'day') }}) as days
    cross join bounds
    where days.period > {{ days_back('bounds.as_of_date', var('device_hours_kept_days')) }}
),

recent_versions as (
    select device_versions.*
    from device_versions
    cross join bounds
    where
        device_versions.valid_to > cast({{ days_back('bounds.as_of_date', var('device_hours_kept_days') - 1) }} as timestamp)
),

recent_events as (
    select
        events.device_id,
        count(*) as events,
        date_trunc('hour', events.occurred_at) as hour,
        cast(events.occurred_at as date) as date
    from events
    cross join bounds
    where
        cast(events.occurred_at as date) between {{ days_back('bounds.as_of_date', var('device_hours_kept_days') - 1) }} and bounds.as_of_date
        and cast({{ greatest_of(['events.occurred_at', 'events.received_at']) }} as date) <= bounds.as_of_date
    group by 1, 3, 4
),

fingerprints as (
    {{ period_fingerprints('days', 'day',
        facts=[
            {'relation': 'recent_versions', 'day': 'valid_from', 'columns': ['device_version_id', 'status', 'valid_to']},
            {'relation': 'recent_events', 'day': 'date', 'columns': ['device_id', 'hour', 'events']},
        ],
        versions=[{'relation': 'recent_versions', 'columns': ['device_version_id', 'customer_id', 'location_id', 'status', 'firmware_version']}]
    ) }}
),

open_days as (
    {{ open_periods('fingerprints', 'date') }}
),

hours as (
    {{ moment_rows('open_days', 'inputs_fingerprint, period as date', {
        'name': 'hour', 'type': 'timestamp', 'unit': 'hour',
        'first': 'period', 'last': "(cast(period as timestamp) + interval '23' hour)",
    }) | indent(4) }}
),

-- A version lies in the hours from the one it begins in to the one it ends in.
overlapping as (
    select
        recent_versions.device_id,
        recent_versions.customer_id,
        recent_versions.location_id,
        recent_versions.status,
        recent_versions.firmware_version,
        case when recent_versions.status = 'removed' then 0 else {{ seconds_between(
            greatest_of(['recent_versions.valid_from', 'hours.hour']),
            least_of(['recent_versions.valid_to', "hours.hour + interval '1' hour"])
        ) }} end as seconds,
        case
            when recent_versions.change_type = 'went_offline' and recent_versions.valid_from >= hours.hour then 1
            else 0
        end as outages,
        recent_versions.valid_to >= hours.hour + interval '1' hour as is_last_of_hour,
        hours.inputs_fingerprint,
        hours.hour,
        hours.date
    from hours
    inner join recent_versions
        on hours.hour + interval '1' hour > recent_versions.valid_from
        and hours.hour < recent_versions.valid_to
    where recent_versions.status != 'removed' or recent_versions.valid_from >= hours.hour
),

-- Few hours see a change: only their earlier versions need to be added up.
earlier_in_hour as (
    select
        device_id,
        sum(seconds) as seconds,
        sum(case when status = 'online' then seconds else 0 end) as online_seconds,
        sum(outages) as outages,
        hour
    from overlapping
    where not is_last_of_hour
    group by device_id, hour
),

device_hours as (
    select
        overlapping.device_id,
        overlapping.customer_id,
        overlapping.location_id,
        overlapping.status,
        overlapping.firmware_version,
        cast(coalesce(recent_events.events, 0) as integer) as device_events,
        cast(overlapping.outages + coalesce(earlier_in_hour.outages, 0) as integer) as outages,
        cast(overlapping.seconds + coalesce(earlier_in_hour.seconds, 0) as integer) as observed_seconds,
        cast(
            case when overlapping.status = 'online' then overlapping.seconds else 0 end
            + coalesce(earlier_in_hour.online_seconds, 0) as integer
        ) as online_seconds,
        overlapping.inputs_fingerprint,
        overlapping.status = 'online' as is_online,
        overlapping.hour,
        overlapping.date
    from overlapping
    left join earlier_in_hour
        on overlapping.device_id = earlier_in_hour.device_id
        and overlapping.hour = earlier_in_hour.hour
    left join recent_events
        on overlapping.device_id = recent_events.device_id
        and overlapping.hour = recent_events.hour
    where overlapping.is_last_of_hour
),

final as (
    select
        device_id,
        customer_id,
        location_id,
        status,
        firmware_version,
        device_events,
        outages,
        observed_seconds,
        online_seconds,
        {{ rounded_share('online_seconds', 'observed_seconds') }} as online_ratio,
        inputs_fingerprint,
        is_online,
        hour,
        date
    from device_hours
)

select * from final
