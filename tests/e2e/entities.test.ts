import { afterAll, beforeAll, expect, test } from 'vitest'
import { AnalyticsWarehouse } from './analytics-warehouse.ts'
import { builtDemo } from './built-demo.ts'

/** The tables that keep the past, and the column that names their periods. */
const GRAINS = {
  entity_customers_daily: 'date',
  entity_users_weekly: 'week',
  entity_subscriptions_monthly: 'month',
  entity_features_monthly: 'month',
  entity_locations_weekly: 'week',
  entity_devices_hourly: 'date',
  entity_campaigns_daily: 'date',
} as const

/** Days of the past of which something else is told than before; of each table at least one. */
const RESTATED = `
  update intermediate.int_billing__paid_days set mrr_cents = mrr_cents + 100 where date = date '2020-03-05';
  delete from intermediate.int_customers__open_tickets where date = date '2020-05-06';
  update entities.entity_customers_history set owner = 'Somebody Else'
    where is_current and customer_id = (select min(customer_id) from entities.entity_customers_history);
  update intermediate.int_users__weeks set events = events + 1 where week = date '2020-02-03' and user_no % 7 = 0;
  delete from entities.entity_users_history where valid_from = date '2020-04-07';
  update intermediate.int_subscriptions__month_ends set mrr_cents = 0 where date = date '2020-01-31';
  delete from intermediate.int_features__used_days where date = date '2020-06-10';
  insert into entities.entity_locations_history by name
    select 'l@1' as location_version_id, 'l' as location_id, 'c' as customer_id, 'online' as status, 2 as devices,
      2 as online_devices, date '2020-12-01' as valid_from, date '9999-12-31' as valid_to;
  insert into intermediate.int_devices__location_days by name
    select 'c' as customer_id, 'l' as location_id, 2 as devices, 3 as device_events, 1 as outages,
      172800 as observed_seconds, 172000 as online_seconds, date '2020-12-24' as date;
  insert into entities.entity_devices_history by name
    select 'd@1' as device_version_id, 'd' as device_id, 'c' as customer_id, 'l' as location_id, 'online' as status,
      'created' as change_type, timestamp '2020-12-30 09:20:00' as valid_from, timestamp '9999-12-31' as valid_to;
  insert into entities.entity_campaigns_history by name
    select 'a@1' as campaign_version_id, 'a' as campaign_id, 'google_ads' as platform, 'Spring' as campaign_name,
      date '2020-12-15' as valid_from, date '9999-12-31' as valid_to;
  insert into intermediate.int_campaigns__performance_days by name
    select 'a' as campaign_id, 100 as impressions, 7 as clicks, 900 as spend_cents, date '2020-12-20' as date`

const warehouse = new AnalyticsWarehouse()

beforeAll(() => builtDemo(20, warehouse.dir))

afterAll(() => warehouse.remove())

async function build(fullRefresh: boolean): Promise<void> {
  expect(await warehouse.invoke('run', { select: Object.keys(GRAINS), fullRefresh })).toBe('')
}

/** Rows and a checksum of each period, by table and period. */
async function contents(): Promise<ReadonlyMap<string, string>> {
  const selects = Object.entries(GRAINS).map(
    ([table, period]) =>
      `select '${table} ' || ${period} as key, count(*) || ' ' || sum(hash(t)) as content
       from entities.${table} as t group by ${period}`,
  )
  const rows = await warehouse.query(selects.join('\nunion all\n'))
  return new Map(rows.map(([key, content]) => [String(key), String(content)]))
}

test('what is restated of the past makes its own periods again, and equals a build from nothing', async () => {
  const before = await contents()
  await warehouse.query(RESTATED)
  await build(false)
  const restated = await contents()
  await build(true)
  expect(restated).toEqual(await contents())
  const again = [...restated].filter(([key, content]) => before.get(key) !== content).map(([key]) => key)
  expect(new Set(again.map((key) => key.split(' ')[0]))).toEqual(new Set(Object.keys(GRAINS)))
  expect(again).toContain('entity_customers_daily 2020-03-05')
  expect(again).toContain('entity_customers_daily 2020-05-06')
  expect(again).toContain('entity_users_weekly 2020-02-03')
  expect(again).toContain('entity_subscriptions_monthly 2020-01-01')
  expect(again).toContain('entity_features_monthly 2020-06-01')
  expect(restated.get('entity_customers_daily 2020-03-04')).toBe(
    before.get('entity_customers_daily 2020-03-04'),
  )
})
