with

states as (
    select * from {{ ref('int_device_states__changed') }}
),

events as (
    select * from {{ ref('stg_app__device_events') }}
    where {{ event_exception('occurred_at', 'received_at') }} is null
),

devices as (
    select * from {{ ref('dim_device') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A deleted device is observed until the day of its deletion.
lifetimes as (
    select
        devices.device_id,
        devices.customer_id,
        devices.location_id,
        min(states.starts_at) as first_seen_at,
        cast(min(states.starts_at) as date) as first_date,
        least(
            max(bounds.as_of_date),
            case when not devices.is_active then cast(devices.updated_at as date) else max(bounds.as_of_date) end
        ) as last_date
    from devices
    inner join states
        on devices.device_id = states.device_id
        and states.basis = 'happened'
    cross join bounds
    group by devices.device_id, devices.customer_id, devices.location_id, devices.is_active, devices.updated_at
),

device_days as (
    {{ expand_days('lifetimes', 'first_date', 'last_date') }}
),

outages as (
    select
        *,
        cast(starts_at as date) as first_date,
        cast({{ moment_before('ends_at') }} as date) as last_date
    from states
    where not is_online
),

outage_days as (
    {{ expand_days('outages', 'first_date', 'last_date') }}
),

offline_days as (
    select
        device_id,
        {%- for basis in ['happened', 'known'] %}
        cast(coalesce(sum({{ seconds_between(
            greatest_of(['starts_at', 'cast(date_day as timestamp)']),
            least_of(['ends_at', 'cast(' ~ days_after('date_day', 1) ~ ' as timestamp)'])
        ) }}) filter (where basis = '{{ basis }}'), 0) as integer) as {{ basis }}_seconds,
        {%- endfor %}
        count(*) filter (where basis = 'happened' and first_date = date_day) as outage_count,
        bool_or(basis = 'happened' and ends_at > {{ moment_before('cast(' ~ days_after('date_day', 1) ~ ' as timestamp)') }})
            as is_offline_at_end,
        date_day as date
    from outage_days
    group by device_id, date_day
),

event_days as (
    select
        events.device_id,
        count(*) as event_count,
        cast(events.occurred_at as date) as date
    from events
    inner join bounds
        on cast({{ greatest_of(['events.occurred_at', 'events.received_at']) }} as date) <= bounds.as_of_date
    group by events.device_id, cast(events.occurred_at as date)
),

observed as (
    select
        device_id,
        customer_id,
        location_id,
        case
            when date_day = first_date
                then {{ seconds_between('first_seen_at', 'cast(' ~ days_after('date_day', 1) ~ ' as timestamp)') }}
            else 86400
        end as observed_seconds,
        date_day as date
    from device_days
),

counted as (
    select
        observed.device_id,
        observed.customer_id,
        observed.location_id,
        coalesce(event_days.event_count, 0) as event_count,
        coalesce(offline_days.outage_count, 0) as outage_count,
        cast(observed.observed_seconds as integer) as observed_seconds,
        {{ greatest_of(['cast(observed.observed_seconds as integer) - coalesce(offline_days.happened_seconds, 0)', '0']) }}
            as online_seconds,
        {{ greatest_of(['cast(observed.observed_seconds as integer) - coalesce(offline_days.known_seconds, 0)', '0']) }}
            as known_online_seconds,
        not coalesce(offline_days.is_offline_at_end, false) as is_online,
        observed.date
    from observed
    left join offline_days
        on observed.device_id = offline_days.device_id
        and observed.date = offline_days.date
    left join event_days
        on observed.device_id = event_days.device_id
        and observed.date = event_days.date
),

final as (
    select
        device_id,
        customer_id,
        location_id,
        event_count,
        outage_count,
        observed_seconds,
        online_seconds,
        known_online_seconds,
        {{ rounded_share('online_seconds', 'observed_seconds') }} as online_ratio,
        is_online,
        date
    from counted
)

select * from final
