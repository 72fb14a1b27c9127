import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'

const warehouse = new AnalyticsWarehouse()

async function query(sql: string): Promise<readonly unknown[]> {
  const database = await DuckDBInstance.create(warehouse.file)
  const connection = await database.connect()
  const rows = await connection.runAndReadAll(sql).then((result) => result.getRowObjectsJson())
  connection.closeSync()
  database.closeSync()
  return rows
}

/** One more than the largest whole number up to which every one is a floating-point number. */
const BEYOND_DOUBLES = 2n ** 53n + 1n

const FIGURES = ['+metric_restatement', '+fct_mrr_movements', '+data_coverage']

/** With what is tested of revenue, apart from the rows as they came. */
const CHECKED = {
  select: ['+path:models/marts/finance', '+data_coverage', 'path:tests/revenue'],
  exclude: ['resource_type:test,path:models/staging'],
  excludeResourceTypes: ['unit_test'],
  indirectSelection: 'cautious',
} as const

const UNCHECKED = { select: FIGURES, excludeResourceTypes: ['test', 'unit_test'] } as const

/** Of the account as it was synced on the evening of a day. */
async function build(day: string, part: typeof CHECKED | typeof UNCHECKED): Promise<void> {
  await query(`update raw_stripe.plan set _fivetran_synced = '${day} 23:50' where id = 'unused'`)
  const vars = { history_start_date: '2021-01-01' }
  expect(await warehouse.invoke('build', { ...part, vars })).toBe('')
}

const mrrOn = (days: readonly string[]): Promise<readonly unknown[]> =>
  query(`select strftime(date, '%Y-%m-%d') as day, sum(mrr_cents)::int as cents from marts.fct_mrr_daily
    where date in (${days.map((day) => `'${day}'`).join(', ')}) group by date order by date`)

/** An account from before prices and histories: subscriptions with a plan and a quantity, nothing else. */
beforeAll(async () => {
  await query(`
    create schema raw_stripe;
    create table raw_stripe.plan as
      select 'basic' as id, 'Basic' as nickname, 1000::bigint as amount, 'usd' as currency, 'month' as interval,
        1 as interval_count, timestamp '2021-01-01' as _fivetran_synced;
    insert into raw_stripe.plan by name select 'unused' as id;
    create table raw_stripe.subscription as
      select 'sub_1' as id, 'cus_1' as customer_id, 'active' as status, 'basic' as plan_id, 5 as quantity,
        timestamp '2021-01-10 09:00' as created, timestamp '2021-01-10 09:00' as start_date,
        null::timestamp as canceled_at, null::timestamp as ended_at, timestamp '2021-03-31 12:00' as _fivetran_synced`)
  await build('2021-03-31', UNCHECKED)
})

afterAll(() => warehouse.remove())

describe('subscriptions and plans of an old account alone', () => {
  test('give MRR from the day the subscription started', async () => {
    expect(await mrrOn(['2021-01-09', '2021-01-10', '2021-03-31'])).toEqual([
      { day: '2021-01-10', cents: 5000 },
      { day: '2021-03-31', cents: 5000 },
    ])
  })

  test('name what is missing', async () => {
    const missing = await query(
      `select table_name from marts.data_coverage
      where not is_present and source_system in ('stripe', 'finance') and consequence is not null
        and table_name in ('price', 'tier', 'coupon', 'subscription_discount', 'subscription_history', 'fx_rate')
      order by 1`,
    )
    expect(missing).toEqual([
      { table_name: 'coupon' },
      { table_name: 'fx_rate' },
      { table_name: 'price' },
      { table_name: 'subscription_discount' },
      { table_name: 'subscription_history' },
      { table_name: 'tier' },
    ])
  })

  test('keep the history that the account does not, from build to build', async () => {
    await query(`
      update raw_stripe.subscription set quantity = 8, _fivetran_synced = '2021-05-10 12:00';
      update raw_stripe.plan set amount = 1100, _fivetran_synced = '2021-05-20 12:00' where id = 'basic'`)
    await build('2021-05-31', UNCHECKED)
    expect(await mrrOn(['2021-05-09', '2021-05-10', '2021-05-19', '2021-05-20'])).toEqual([
      { day: '2021-05-09', cents: 5000 },
      { day: '2021-05-10', cents: 8000 },
      { day: '2021-05-19', cents: 8000 },
      { day: '2021-05-20', cents: 8800 },
    ])
    expect(await query('from marts.metric_restatement')).toEqual([])
    expect(
      await query(
        "select strftime(date, '%m-%d') as day, category, reason from marts.fct_mrr_movements order by date",
      ),
    ).toEqual([
      { day: '01-10', category: 'new', reason: 'started' },
      { day: '05-10', category: 'expansion', reason: 'quantity_increased' },
      { day: '05-20', category: 'expansion', reason: 'price_changed' },
    ])
  })

  test('restate months when something comes late, with the row that did it; what cannot be valued is kept apart, and every check holds', async () => {
    await query(`
      insert into raw_stripe.plan values
        ('huge', 'Huge', ${BEYOND_DOUBLES}, 'usd', 'month', 1, '2021-01-01'),
        ('fortnightly', 'Fortnightly', 1000, 'usd', 'fortnight', 1, '2021-01-01'),
        ('francs', 'Francs', 1000, 'xaf', 'month', 1, '2021-01-01');
      create table raw_stripe.subscription_history as
        select 'sub_overlap' as id, 'cus_1' as customer_id, 'trialing' as status, 'basic' as plan_id, 1 as quantity,
          timestamp '2021-05-01' as start_date, version.number = 2 as _fivetran_active, version.begins as _fivetran_start,
          version.ends as _fivetran_end, timestamp '2021-06-02 08:00' as _fivetran_synced
        from (values (1, timestamp '2021-05-01', timestamp '2021-05-20'), (2, timestamp '2021-05-10', timestamp '9999-12-31'))
          as version(number, begins, ends);
      create table raw_stripe.invoice as select 'in_1' as id, 'cus_1' as customer_id, 'sub_1' as subscription_id,
        'paid' as status, 'usd' as currency, 500000 as total, 500000 as subtotal, timestamp '2021-03-10 09:00' as created;
      create table raw_stripe.invoice_line_item as select 'il_1' as id, 'in_1' as invoice_id, 'sub_1' as subscription_id,
        'sub_1:plan' as subscription_item_id, 'basic' as plan_id, 'subscription' as type, 'usd' as currency, 500000 as amount,
        timestamp '2021-03-10 09:00' as period_start, timestamp '2021-04-10 09:00' as period_end;
      insert into raw_stripe.subscription values
        ('sub_huge', 'cus_2', 'active', 'huge', 1, '2021-05-01', '2021-05-01', null, null, '2021-06-02 08:00'),
        ('sub_late', 'cus_1', 'active', 'basic', 1, '2021-02-15', '2021-02-15', null, null, '2021-06-02 09:00'),
        ('sub_overlap', 'cus_1', 'trialing', 'basic', 1, '2021-05-01', '2021-05-01', null, null, '2021-06-02 08:00'),
        ('sub_fortnight', 'cus_1', 'active', 'fortnightly', 1, '2021-02-15', '2021-02-15', null, null, '2021-06-02 08:00'),
        ('sub_francs', 'cus_1', 'active', 'francs', 1, '2021-02-15', '2021-02-15', null, null, '2021-06-02 08:00'),
        ('sub_planless', 'cus_1', 'active', 'nowhere', 1, '2021-02-15', '2021-02-15', null, null, '2021-06-02 08:00'),
        ('sub_negative', 'cus_1', 'active', 'basic', -2, '2021-02-15', '2021-02-15', null, null, '2021-06-02 08:00'),
        ('sub_nobody', null, 'active', 'basic', 1, '2021-02-15', '2021-02-15', null, null, '2021-06-02 08:00')`)
    await build('2021-06-02', CHECKED)
    expect(
      await query(`
        select strftime(month, '%Y-%m') as month, previous_cents::int as before, restated_cents::int as after, last_cause
        from marts.metric_restatement order by month`),
    ).toEqual(
      ['2021-02', '2021-03', '2021-04', '2021-05'].map((month) => ({
        month,
        before: month === '2021-05' ? 8800 : 5000,
        after: month === '2021-05' ? 9900 : 6000,
        last_cause: 'subscription sub_late of 2021-02-15 00:00:00',
      })),
    )
    expect(
      await query(
        'select reason, subscription_id, amount_minor::int as amount from marts.revenue_exceptions order by 1',
      ),
    ).toEqual([
      { reason: 'amount_in_wrong_unit', subscription_id: 'sub_1', amount: 500_000 },
      { reason: 'currency_without_rate', subscription_id: 'sub_francs', amount: 1000 },
      { reason: 'negative_quantity', subscription_id: 'sub_negative', amount: -2200 },
      { reason: 'overlapping_history', subscription_id: 'sub_overlap', amount: null },
      { reason: 'subscription_without_customer', subscription_id: 'sub_nobody', amount: 1100 },
      { reason: 'unknown_interval', subscription_id: 'sub_fortnight', amount: 1000 },
      { reason: 'unknown_price', subscription_id: 'sub_planless', amount: null },
    ])
  })

  test('keep amounts exact that a floating-point number cannot hold', async () => {
    expect(Number(BEYOND_DOUBLES) === Number(BEYOND_DOUBLES - 1n)).toBe(true)
    expect(
      await query(
        "select mrr_minor::varchar as minor, mrr_cents::varchar as cents from marts.fct_mrr_daily where product_id = 'huge' and date = '2021-05-31'",
      ),
    ).toEqual([{ minor: String(BEYOND_DOUBLES), cents: String(BEYOND_DOUBLES) }])
  })
})
