/**
 * Sessions of the product that are not found again by the silence between events, and found ones that are none of
 * the product's and have an event that was reported in time.
 */
export const sessionDifferences = `
  with reported as (
    select distinct session_id, user_id, started_at, ended_at from raw_app.user_sessions
  ),
  people as (
    select source_id as app_user_id, user_id from core.map_source_to_user where source_system = 'app'
  ),
  found as (
    select session.session_id, app_user_id, session.started_at, session.ended_at
    from marts.fct_sessions as session
    inner join people using (user_id)
  ),
  lost as (
    select reported.session_id, 'lost' as kind
    from reported
    anti join found
      on reported.user_id = found.app_user_id
      and found.started_at between reported.started_at and reported.ended_at
  ),
  invented as (
    select found.session_id, 'invented' as kind
    from found
    inner join raw_app.usage_events as event
      on found.app_user_id = event.user_id
      and event.occurred_at between found.started_at and found.ended_at
      and event.received_at < event.occurred_at + interval 1 hour
    anti join reported
      on found.app_user_id = reported.user_id
      and found.started_at between reported.started_at and reported.ended_at
  )
  from lost union all from invented limit 5`

/** Device days that differ from the truth by more than what has not arrived yet. */
export const deviceDifferences = (truth: string): string => `
  attach '${truth}' as truth (read_only);
  with last_events as (
    select device_id, max_by(event_name, occurred_at) = 'went_offline' as is_awaited, max(occurred_at)::date as since
    from raw_app.device_events
    group by device_id
  )
  select device_id, date, days.online_seconds, expected.online_seconds
  from ref.fact_device_health_daily as days
  full join truth.truth.device_day as expected using (device_id, date)
  left join last_events using (device_id)
  where days.online_seconds is distinct from expected.online_seconds
    and not coalesce(is_awaited and date >= since, false)
  limit 5`

/** Numbers of Segment's events by the names they have now, where they differ from those by what the truth renames. */
export const renamingDifferences = (truth: string): string => `
  attach '${truth}' as truth (read_only);
  with renamed as (
    select record_key as old_name, clean_value as new_name
    from truth.truth.mess
    where kind = 'renamed_event' and column_name = 'event'
  ),
  expected as (
    select coalesce(new_name, event) as event_name, count(distinct id) as events
    from raw_segment.tracks
    left join renamed on event = old_name
    group by all
  ),
  shown as (
    select event_name, count(*) as events
    from marts.fct_events
    where source_system = 'segment'
    group by all
  )
  select event_name, shown.events, expected.events
  from shown
  full join expected using (event_name)
  where shown.events is distinct from expected.events`
