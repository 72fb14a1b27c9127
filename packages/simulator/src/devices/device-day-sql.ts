const MS_PER_DAY = 86_400_000

const daysBetween = (from: string, to: string): string =>
  `unnest(range(${from} // ${MS_PER_DAY}, (${to} + ${MS_PER_DAY - 1}) // ${MS_PER_DAY}))`

/** SQL for the milliseconds of a day between two instants. */
const within = (from: string, to: string): string =>
  `least(${to}, (day + 1) * ${MS_PER_DAY}) - greatest(${from}, day * ${MS_PER_DAY})`

/**
 * Fills `device_day` with a row per device and day from its installation on, in the truth's schema; by numbers,
 * since there are hundreds of days for each device.
 */
export const fillDeviceDays = (schema: string): string => `
insert into ${schema}.device_day
with numbered as (
    select
        row_number() over (order by device_id) as number, device_id,
        epoch_ms(installed_at) as installed_ms, epoch_ms(observed_until) as until_ms,
    from ${schema}.device
),
outage as (
    select
        number, epoch_ms(began_at) as began_ms, epoch_ms(ended_at) as ended_ms,
        ${daysBetween('began_ms', 'ended_ms')} as day,
    from ${schema}.device_outage
    inner join numbered using (device_id)
),
offline as (
    select number, day, sum(${within('began_ms', 'ended_ms')})::bigint as milliseconds,
    from outage
    group by number, day
),
lived as (
    select *, ${daysBetween('installed_ms', 'until_ms')} as day
    from numbered
),
counted as (
    select
        (number << 20) + day as place,
        device_id,
        date '1970-01-01' + day::integer as date,
        ((${within('installed_ms', 'until_ms')} - coalesce(milliseconds, 0)) // 1000)::integer as online_seconds,
    from lived
    left join offline using (number, day)
)
select device_id, date, online_seconds
from counted
order by place`
