import { sqlDay, sqlText } from '../../../app/address.ts'

/** What has become of places and devices of customers who have left is not counted. */
const servedOn = (table: string, date: string): string =>
  `not exists (
  select 1 from core.dim_customer as gone
  where gone.customer_id = ${table}.customer_id and gone.lifecycle_stage = 'churned'
    and ${date} >= gone.valid_from and ${date} < gone.valid_to)`

/** The devices that uptime of a month is worked out from, the worst first. */
export const observedDevices = (month: string): string =>
  `select days.device_id, days.customer_id, customer_name, sum(observed_seconds) as observed_seconds,
  sum(online_seconds) as online_seconds, sum(outage_count) as outages,
  round(sum(online_seconds) / nullif(sum(observed_seconds), 0), 4) as uptime
from ref.fact_device_health_daily as days
left join entities.entity_customers using (customer_id)
where date_trunc('month', date) = ${sqlDay(month)}
  and ${servedOn('days', 'date')}
group by all
order by uptime nulls last, outages desc`

/** The places that were in a state at the end of a day. */
export const locationsOn = (date: string, status: string): string =>
  `select places.location_id, now.location_name, now.city, places.customer_id, now.customer_name, places.devices,
  places.valid_from as since
from entities.entity_locations_history as places
left join entities.entity_locations as now on now.location_id = places.location_id
where places.status = ${sqlText(status)}
  and ${sqlDay(date)} >= places.valid_from and ${sqlDay(date)} < places.valid_to
  and ${servedOn('places', sqlDay(date))}
order by now.customer_name, now.location_name`

/** What became of a device, version by version. */
export const deviceHistory = (deviceId: string): string =>
  `select valid_from, valid_to, change_type, status, firmware_version, location_id, customer_id
from entities.entity_devices_history
where device_id = ${sqlText(deviceId)}
order by valid_from desc`

export const locationHistory = (locationId: string): string =>
  `select valid_from, valid_to, change_type, status, devices, online_devices, customer_id
from entities.entity_locations_history
where location_id = ${sqlText(locationId)}
order by valid_from desc`
