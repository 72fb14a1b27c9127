/** Fills `device_day` with a row per device and day from its installation on, in the truth's schema. */
export const fillDeviceDays = (schema: string): string => `
insert into ${schema}.device_day
with lived as (
    select
        device_id, installed_at, observed_until,
        unnest(range(
            installed_at::date::timestamp, observed_until, interval 1 day
        )) as begins_at,
    from ${schema}.device
),
outage as (
    select
        device_id, began_at, ended_at,
        unnest(range(began_at::date::timestamp, ended_at, interval 1 day)) as begins_at,
    from ${schema}.device_outage
),
offline as (
    select
        device_id, begins_at,
        sum(
            epoch_ms(least(ended_at, begins_at + interval 1 day)) - epoch_ms(greatest(began_at, begins_at))
        ) as milliseconds,
    from outage
    group by device_id, begins_at
)
select
    lived.device_id,
    lived.begins_at::date as date,
    ((
        epoch_ms(least(observed_until, begins_at + interval 1 day))
        - epoch_ms(greatest(installed_at, begins_at))
        - coalesce(offline.milliseconds, 0)
    ) // 1000)::integer as online_seconds,
from lived
left join offline using (device_id, begins_at)
order by lived.device_id, begins_at`
