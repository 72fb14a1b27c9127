{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='week',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_locations_history'), 'week', 'week') }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set sums = ['device_events', 'outages', 'observed_seconds', 'online_seconds'] %}

with

location_versions as (
    select * from {{ ref('entity_locations_history') }}
),

location_days as (
    select * from {{ ref('int_devices__location_days') }}
    where location_id is not null
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

weeks as (
    {{ calendar_periods('bounds', 'week') }}
),

fingerprints as (
    {{ period_fingerprints('weeks', 'week',
        facts=[{'relation': 'location_days', 'day': 'date', 'columns': ['location_id'] + sums}],
        versions=[{'relation': 'location_versions', 'columns': ['location_id', 'customer_id', 'status', 'devices', 'online_devices']}]
    ) }}
),

open_weeks as (
    {{ open_periods('fingerprints', 'week') }}
),

locations as (
    select
        location_versions.*,
        open_weeks.inputs_fingerprint,
        open_weeks.period_end_date,
        open_weeks.period as week
    from open_weeks
    inner join location_versions
        on open_weeks.period_end_date >= location_versions.valid_from
        and open_weeks.period_end_date < location_versions.valid_to
    where location_versions.status != 'closed' or location_versions.valid_from >= open_weeks.period
),

location_weeks as (
    select
        location_days.location_id,
        {%- for name in sums %}
        cast(sum(location_days.{{ name }}) as bigint) as {{ name }},
        {%- endfor %}
        count(*) filter (where location_days.online_seconds > 0) as days_online,
        open_weeks.period as week
    from location_days
    inner join open_weeks
        on {{ period_of('location_days.date', 'week') }} = open_weeks.period
    group by location_days.location_id, open_weeks.period
),

final as (
    select
        locations.location_id,
        locations.customer_id,
        locations.status,
        locations.devices,
        locations.online_devices,
        coalesce(location_weeks.days_online, 0) as days_online,
        {%- for name in sums %}
        coalesce(location_weeks.{{ name }}, 0) as {{ name }},
        {%- endfor %}
        {{ rounded_share('location_weeks.online_seconds', 'location_weeks.observed_seconds') }} as online_ratio,
        locations.inputs_fingerprint,
        locations.week,
        locations.period_end_date
    from locations
    left join location_weeks
        on locations.location_id = location_weeks.location_id
        and locations.week = location_weeks.week
)

select * from final
