import { ratios } from './observations.ts'

/** Of the days on which a device's company was served, without the day of its installation. */
export const DEVICES = [
  ratios(`
  with device as (
    select distinct on (device_id) device_id, company_id, installed_at::date as installed_on
    from raw_app.devices inner join account_company using (account_id)
  ),
  served as (
    select device.device_id, device_day.online_seconds
    from truth.device_day
    inner join device using (device_id)
    inner join customer using (company_id)
    where device_day.date > installed_on and device_day.date > acquired_on
      and (churned_on is null or device_day.date < churned_on)
  )
  select 'device_uptime' as figure, device_id as cluster, sum(online_seconds) as numerator, 86400 * count(*) as denominator
  from served group by device_id
  union all
  select 'device_days_with_outage', device_id, count(*) filter (where online_seconds < 86400), count(*)
  from served group by device_id`),
]
