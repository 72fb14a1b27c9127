with

windows as (
    select * from {{ ref('int_schedules__windows') }}
),

time_zones as (
    select * from {{ ref('zendesk_time_zones') }}
),

holidays as (
    select * from {{ ref('stg_zendesk__schedule_holiday') }}
),

tickets as (
    select * from {{ ref('int_tickets__unified') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A week more on both sides, since a local day reaches into the next one in UTC.
span as (
    select
        {{ days_back('cast(min(tickets.created_at) as date)', 7) }} as first_date,
        {{ days_after('max(bounds.as_of_date)', 7) }} as last_date
    from tickets
    cross join bounds
),

local_dates as (
    {{ expand_days('span', 'first_date', 'last_date') | indent(4) }}
),

weekday_windows as (
    select
        windows.*,
        time_zones.iana_name
    from windows
    left join time_zones
        on windows.time_zone = time_zones.time_zone
),

local_periods as (
    select
        weekday_windows.schedule_id,
        weekday_windows.iana_name,
        weekday_windows.utc_shift_minutes,
        weekday_windows.valid_from,
        weekday_windows.valid_to,
        local_dates.date_day as local_date,
        {{ plus_minutes('local_dates.date_day', 'weekday_windows.start_minute') }} as local_starts_at,
        {{ plus_minutes('local_dates.date_day', 'weekday_windows.end_minute') }} as local_ends_at
    from local_dates
    inner join weekday_windows
        on {{ iso_weekday('local_dates.date_day') }} % 7 = weekday_windows.weekday
),

working_periods as (
    select local_periods.*
    from local_periods
    left join holidays
        on local_periods.schedule_id = holidays.schedule_id
        and local_periods.local_date between holidays.start_date and holidays.end_date
        and not holidays.is_deleted
    where holidays.holiday_id is null
),

moved as (
    select
        schedule_id,
        local_date,
        {{ utc_from_local('local_starts_at', 'iana_name', 'utc_shift_minutes') }} as starts_at,
        {{ utc_from_local('local_ends_at', 'iana_name', 'utc_shift_minutes') }} as ends_at,
        valid_from,
        valid_to
    from working_periods
),

-- Hours that were changed in the middle of a day count up to then.
final as (
    select
        schedule_id,
        local_date,
        {{ greatest_of(['starts_at', 'valid_from']) }} as starts_at,
        {{ least_of(['ends_at', 'valid_to']) }} as ends_at
    from moved
    where
        (valid_from is null or ends_at > valid_from)
        and (valid_to is null or starts_at < valid_to)
)

select * from final
