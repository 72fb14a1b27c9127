with

events as (
    select
        *,
        {{ event_exception('occurred_at', 'received_at') }} as exception_reason
    from {{ ref('stg_app__device_events') }}
),

devices as (
    select * from {{ ref('dim_device') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A device is online since its installation, and by whatever it reports but going offline.
reported as (
    select
        events.device_id,
        events.event_name <> 'went_offline' as is_online,
        events.occurred_at,
        cast({{ greatest_of(['events.occurred_at', 'events.received_at']) }} as date) as known_date
    from events
    cross join bounds
    where
        events.exception_reason is null
        and cast({{ greatest_of(['events.occurred_at', 'events.received_at']) }} as date) <= bounds.as_of_date
    union all
    select
        devices.device_id,
        true as is_online,
        devices.installed_at as occurred_at,
        cast(devices.installed_at as date) as known_date
    from devices
    cross join bounds
    where
        cast(devices.installed_at as date) <= bounds.as_of_date
        and {{ event_exception('devices.installed_at', 'devices.updated_at') }} is null
),

-- What arrives on a later day than it happened takes effect with that day.
effective as (
    select
        *,
        {{ greatest_of(['occurred_at', 'cast(known_date as timestamp)']) }} as effective_at
    from (
        select
            *,
            row_number() over (partition by device_id, occurred_at order by is_online, known_date) as report_number
        from reported
    ) as numbered
    where report_number = 1
),

-- Old news changes no state: a later one is known already.
advancing as (
    select *
    from (
        select
            *,
            max(occurred_at) over (
                partition by device_id
                order by effective_at, occurred_at
                rows between unbounded preceding and 1 preceding
            ) as last_occurred_at
        from effective
    ) as followed
    where occurred_at > coalesce(last_occurred_at, timestamp '0001-01-01 00:00:00')
),

happened as (
    select
        device_id,
        'happened' as basis,
        is_online,
        occurred_at as changed_at,
        lead(occurred_at) over (partition by device_id order by occurred_at) as next_changed_at
    from effective
),

known as (
    select
        device_id,
        'known' as basis,
        is_online,
        effective_at as changed_at,
        lead(effective_at) over (partition by device_id order by effective_at, occurred_at) as next_changed_at
    from advancing
),

combined as (
    select * from happened
    union all
    select * from known
),

final as (
    select
        combined.device_id,
        combined.basis,
        combined.is_online,
        combined.changed_at as starts_at,
        coalesce(combined.next_changed_at, cast({{ days_after('bounds.as_of_date', 1) }} as timestamp)) as ends_at
    from combined
    cross join bounds
    where combined.next_changed_at is null or combined.next_changed_at > combined.changed_at
)

select * from final
