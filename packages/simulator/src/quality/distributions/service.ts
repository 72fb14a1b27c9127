import type { Distribution } from './distribution.ts'

const WEEKDAYS = `list_extract(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], isodow(local_at)::integer)`

const ARRIVED = `arrived as (
      select distinct on (ticket.id) created_at::timestamp + to_hours(customer.utc_offset) as local_at
      from raw_zendesk.ticket
      inner join truth.company_record
        on company_record.source_system = 'zendesk' and company_record.source_id = ticket.organization_id::varchar
      inner join customer using (company_id)
    )`

/** Of the last three whole months. */
const EVENTS = `event as (
      select user_id, occurred_at::timestamp + to_hours(customer.utc_offset) as local_at
      from raw_app.usage_events
      inner join account_company using (account_id)
      inner join customer using (company_id)
      where occurred_at >= (select max(month) from customer_month) - interval 3 month
        and occurred_at < (select max(month) from customer_month)
    )`

export const SERVICE: readonly Distribution[] = [
  {
    id: 'tickets-by-hour',
    topic: 'Support',
    title: 'When tickets arrive',
    caption: 'Share of the tickets by hour in the customer’s own time.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with ${ARRIVED}
    select hour(local_at)::varchar as category, hour(local_at) as place, 'tickets' as series,
      count(*) / sum(count(*)) over () as value
    from arrived group by hour(local_at)`,
  },
  {
    id: 'tickets-by-weekday',
    topic: 'Support',
    title: 'On which days',
    caption: 'Share of the tickets by weekday in the customer’s own time.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with ${ARRIVED}
    select ${WEEKDAYS} as category, isodow(local_at) as place, 'tickets' as series,
      count(*) / sum(count(*)) over () as value
    from arrived group by isodow(local_at)`,
  },
  {
    id: 'first-replies',
    topic: 'Support',
    title: 'How soon the first reply comes',
    caption:
      'Share of the tickets by hours to the first reply, by the clock of the promise; 12 is 12 and more.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    select least(12, elapsed_seconds // 3600)::varchar as category, least(12, elapsed_seconds // 3600) as place,
      'tickets' as series, count(*) / sum(count(*)) over () as value
    from truth.ticket_sla where metric = 'first_reply_time' and state <> 'running'
    group by least(12, elapsed_seconds // 3600)`,
  },
  {
    id: 'stickiness',
    topic: 'Product usage',
    title: 'Daily of monthly users',
    caption:
      'Of the people who used the product in a month, the share that used it on a day of it, in the mean.',
    unit: 'percent',
    shape: 'lines',
    figure: 'dau_over_mau',
    sql: `
    with day as (
      select distinct user_id, occurred_at::date as day from raw_app.usage_events
      where occurred_at >= (select min(month) from customer_month) + interval 1 month
        and occurred_at < (select max(month) from customer_month)
    )
    select strftime(day, '%Y-%m') as category, year(day) * 12 + month(day) as place, 'users' as series,
      count(*) / day(last_day(any_value(day))) / count(distinct user_id) as value
    from day group by strftime(day, '%Y-%m'), year(day) * 12 + month(day)`,
  },
  {
    id: 'use-by-hour',
    topic: 'Product usage',
    title: 'When the product is used',
    caption: 'Share of the events of three months by hour in the customer’s own time.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with ${EVENTS}, hours as (select unnest(range(0, 24)) as hour), counted as (select hour(local_at) as hour, count(*) as events from event group by all)
    select hours.hour::varchar as category, hours.hour as place, 'events' as series,
      coalesce(events, 0) / (select sum(events) from counted) as value
    from hours left join counted using (hour)`,
  },
  {
    id: 'use-by-weekday',
    topic: 'Product usage',
    title: 'On which days it is used',
    caption: 'Share of the events of three months by weekday in the customer’s own time.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with ${EVENTS}
    select ${WEEKDAYS} as category, isodow(local_at) as place, 'events' as series,
      count(*) / sum(count(*)) over () as value
    from event group by isodow(local_at)`,
  },
  {
    id: 'device-uptime',
    topic: 'Devices',
    title: 'How reliable devices are',
    caption: 'Share of the devices by the time on line while their company was served.',
    unit: 'percent',
    shape: 'bars',
    sql: `
    with device as (
      select distinct on (device_id) device_id, company_id, installed_at::date as installed_on
      from raw_app.devices inner join account_company using (account_id)
    ),
    uptime as (
      select device_id, sum(online_seconds) / (86400 * count(*)) as share
      from truth.device_day inner join device using (device_id) inner join customer using (company_id)
      where device_day.date > installed_on and device_day.date > acquired_on
        and (churned_on is null or device_day.date < churned_on)
      group by device_id having count(*) >= 28
    ),
    step as (
      select case when share < 0.95 then 1 when share < 0.98 then 2 when share < 0.99 then 3 when share < 0.995 then 4
        when share < 0.999 then 5 else 6 end as place
      from uptime
    )
    select list_extract(['under 95 %', '95 to 98 %', '98 to 99 %', '99 to 99.5 %', '99.5 to 99.9 %', '99.9 % and more'], place) as category,
      place, 'devices' as series, count(*) / sum(count(*)) over () as value
    from step group by place`,
  },
]
