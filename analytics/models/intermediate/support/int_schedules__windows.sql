with

schedules as (
    select * from {{ ref('stg_zendesk__schedule') }}
    where not is_deleted
),

audit_log as (
    select * from {{ ref('stg_zendesk__audit_log') }}
),

current_windows as (
    select
        schedules.schedule_id,
        weekdays.weekday,
        greatest(schedules.start_minute_of_week - weekdays.weekday * 1440, 0) as start_minute,
        least(schedules.end_minute_of_week - weekdays.weekday * 1440, 1440) as end_minute
    from schedules
    cross join ({{ number_rows(0, 6, 'weekday') }}) as weekdays
    where
        schedules.start_minute_of_week < (weekdays.weekday + 1) * 1440
        and schedules.end_minute_of_week > weekdays.weekday * 1440
),

-- A change to a schedule says the hours before and after it.
changes as (
    select
        source_id as schedule_id,
        {{ text_matching('description', 'from (.*[}]) to (.*)$') }} as hours_before,
        {{ text_matches(text_matching('description', 'from (.*[}]) to (.*)$'), '[0-9]{2}:[0-9]{2}') }} as had_hours,
        {{ text_matching('description', 'from (.*[}]) to (.*)$', 2) }} as hours_after,
        created_at as changed_at,
        lead(created_at) over (partition by source_id order by created_at, audit_log_id) as next_changed_at,
        row_number() over (partition by source_id order by created_at, audit_log_id) as change_number
    from audit_log
    where
        source_type = 'zendesk/business_hours/workweek'
        and description like 'Workweek changed from %'
        and source_id in (select known.schedule_id from schedules as known)
),

-- The hours before the first change, and those after each but the last, whose are the ones of now. A schedule that had
-- no hours yet is taken to have had its first ones.
past_hours as (
    select
        schedule_id,
        hours_before as hours,
        cast(null as timestamp) as valid_from,
        changed_at as valid_to
    from changes
    where change_number = 1 and had_hours
    union all
    select
        schedule_id,
        hours_after as hours,
        case
            when change_number = 1 and not had_hours then cast(null as timestamp)
            else changed_at
        end as valid_from,
        next_changed_at as valid_to
    from changes
    where next_changed_at is not null and next_changed_at > changed_at
),

past_windows as (
    {{ workweek_windows('past_hours', ['schedule_id', 'valid_from', 'valid_to'], 'hours') }}
),

last_changes as (
    select
        schedule_id,
        max(changed_at) as changed_at,
        bool_or(change_number = 1 and next_changed_at is null and not had_hours) as is_first_of_all
    from changes
    group by schedule_id
),

zones as (
    select
        schedule_id,
        min(time_zone) as time_zone,
        min(utc_shift_minutes) as utc_shift_minutes
    from schedules
    group by schedule_id
),

windows as (
    select
        schedule_id,
        weekday,
        start_minute,
        end_minute,
        valid_from,
        valid_to
    from past_windows
    union all
    select
        current_windows.schedule_id,
        current_windows.weekday,
        current_windows.start_minute,
        current_windows.end_minute,
        case when not coalesce(last_changes.is_first_of_all, false) then last_changes.changed_at end as valid_from,
        cast(null as timestamp) as valid_to
    from current_windows
    left join last_changes
        on current_windows.schedule_id = last_changes.schedule_id
),

final as (
    select
        windows.schedule_id,
        zones.time_zone,
        windows.weekday,
        windows.start_minute,
        windows.end_minute,
        coalesce(zones.utc_shift_minutes, 0) as utc_shift_minutes,
        windows.valid_from,
        windows.valid_to
    from windows
    inner join zones
        on windows.schedule_id = zones.schedule_id
    where windows.end_minute > windows.start_minute
)

select * from final
