with

schedules as (
    select * from {{ ref('stg_zendesk__schedule') }}
),

time_zones as (
    select * from {{ ref('zendesk_time_zones') }}
),

holidays as (
    select * from {{ ref('stg_zendesk__schedule_holiday') }}
),

tickets as (
    select * from {{ ref('stg_zendesk__ticket') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A week more on both sides, since a local day reaches into the next one in UTC.
local_dates as (
    select cast(series.day as date) as local_date
    from (
        select
            cast(min(tickets.created_at) as date) - 7 as first_date,
            max(bounds.as_of_date) + 7 as last_date
        from tickets
        cross join bounds
    ) as span
    cross join lateral (
        select unnest(generate_series(span.first_date, span.last_date, interval 1 day)) as day
    ) as series
),

weekday_windows as (
    select
        schedules.schedule_id,
        time_zones.iana_name,
        weekdays.weekday,
        greatest(schedules.start_minute_of_week - weekdays.weekday * 1440, 0) as start_minute,
        least(schedules.end_minute_of_week - weekdays.weekday * 1440, 1440) as end_minute,
        coalesce(schedules.utc_shift_minutes, 0) as utc_shift_minutes
    from schedules
    left join time_zones
        on schedules.time_zone = time_zones.time_zone
    cross join (select unnest(range(0, 7)) as weekday) as weekdays
    where
        not schedules.is_deleted
        and schedules.start_minute_of_week < (weekdays.weekday + 1) * 1440
        and schedules.end_minute_of_week > weekdays.weekday * 1440
),

local_periods as (
    select
        weekday_windows.schedule_id,
        weekday_windows.iana_name,
        weekday_windows.utc_shift_minutes,
        local_dates.local_date,
        local_dates.local_date + to_minutes(weekday_windows.start_minute) as local_starts_at,
        local_dates.local_date + to_minutes(weekday_windows.end_minute) as local_ends_at
    from local_dates
    inner join weekday_windows
        on dayofweek(local_dates.local_date) = weekday_windows.weekday
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

final as (
    select
        schedule_id,
        local_date,
        {{ utc_from_local('local_starts_at', 'iana_name', 'utc_shift_minutes') }} as starts_at,
        {{ utc_from_local('local_ends_at', 'iana_name', 'utc_shift_minutes') }} as ends_at
    from working_periods
)

select * from final
