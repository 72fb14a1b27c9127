import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopLayer, shopTables } from './fixtures/shop-layer.ts'
import type { MetricQuery } from './plan/metric-query.ts'
import { planQuery } from './plan/plan-query.ts'
import { renderQuery } from './sql/render-query.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  await connection.run(shopTables)
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const NOTHING: MetricQuery = {
  metrics: [],
  groupBy: [],
  where: [],
  start: null,
  end: null,
  orderBy: [],
  limit: null,
}

const list = (text: string): readonly string[] => (text === '' ? [] : text.split(','))

/** Rows as text: `2020-01-01 smb 150`. */
async function answer(
  metrics: string,
  groupBy = '',
  more: Partial<MetricQuery> = {},
): Promise<readonly string[]> {
  const query = { ...NOTHING, metrics: list(metrics), groupBy: list(groupBy), ...more }
  const sql = renderQuery(planQuery(shopLayer, query), {
    layer: shopLayer,
    relationSql: ({ alias }) => alias,
  })
  const rows = (await connection.runAndReadAll(sql)).getRows()
  return rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))).join(' '))
}

test.each([
  ['amount', '210'],
  ['orders', '6'],
  ['buyers', '3'],
  ['average_amount', '35'],
  ['median_amount', '35'],
  ['p90_amount', '60'],
  ['largest_amount', '60'],
  ['smallest_amount', '10'],
  ['web_orders', '4'],
])('the aggregation behind %s gives %s', async (metric, value) => {
  expect(await answer(metric)).toEqual([value])
})

test('a balance is that of the last day of each period', async () => {
  expect(await answer('mrr', 'month')).toEqual(['2020-01-01 1110', '2020-02-01 1150', '2020-03-01 1150'])
  expect(await answer('mrr', '', { end: '2020-01-14' })).toEqual(['110'])
})

test('a customer that left within a month has no balance at its end, whatever is filtered or grouped', async () => {
  expect(await answer('mrr', 'month', { where: ["customer = 'c'"] })).toEqual(['2020-01-01 10'])
  expect(await answer('mrr', 'month,customer', { start: '2020-02-01', end: '2020-02-29' })).toEqual([
    '2020-02-01 a 150',
    '2020-02-01 b 1000',
  ])
})

test('two models that one entity leads to are joined beside each other', async () => {
  expect(await answer('amount', 'segment,tier')).toEqual([
    'enterprise paid 90',
    'smb free 30',
    'smb paid 50',
    'smb – 40',
  ])
})

test('window_groupings read the last balance of each', async () => {
  expect(await answer('latest_mrr', '')).toEqual(['1160'])
})

test('the slices of a balance add up to its total', async () => {
  expect(await answer('mrr', 'month,segment')).toEqual([
    '2020-01-01 enterprise 1000',
    '2020-01-01 smb 110',
    '2020-02-01 enterprise 1000',
    '2020-02-01 smb 150',
    '2020-03-01 enterprise 1000',
    '2020-03-01 smb 150',
  ])
})

test('joins go over two entities and keep rows that lead nowhere', async () => {
  expect(await answer('amount', 'region_name')).toEqual(['north 170', '– 40'])
})

test('a slowly changing dimension is read as it was', async () => {
  expect(await answer('amount', 'tier')).toEqual(['free 30', 'paid 140', '– 40'])
})

test('filters of the metric, of its measure and of the query hold together', async () => {
  expect(await answer('web_amount')).toEqual(['130'])
  expect(await answer('smb_amount')).toEqual(['120'])
  expect(
    await answer('web_amount,smb_amount', '', { where: ["segment = 'smb'", "month = date '2020-01-01'"] }),
  ).toEqual(['50 70'])
  expect(
    await answer('amount', '', { where: ["{{ TimeDimension('metric_time', 'month') }} >= '2020-03-01'"] }),
  ).toEqual(['110'])
})

test('start and end are days that count', async () => {
  expect(await answer('orders', '', { start: '2020-01-05', end: '2020-01-31' })).toEqual(['3'])
})

test('a ratio divides sums, not averages of ratios', async () => {
  expect(await answer('arpa', 'month')).toEqual(['2020-01-01 370', '2020-02-01 575', '2020-03-01 575'])
  expect(await answer('web_share', 'segment')).toEqual([`enterprise ${30 / 90}`, `smb ${100 / 120}`])
})

test('a derived metric calculates with others', async () => {
  expect(await answer('mrr,arr')).toEqual(['1150 13800'])
})

test('an offset compares with the period before, also with one without rows', async () => {
  expect(await answer('amount_growth', 'month')).toEqual(['2020-01-01 –', '2020-02-01 –', '2020-03-01 –'])
  await expect(answer('amount_growth', 'quarter')).rejects.toThrow(
    "'amount' is compared with 1 month before, which is no number of whole quarters.",
  )
})

test('an offset to a grain compares with the beginning of the longer period', async () => {
  expect(await answer('mrr_since_january', 'month')).toEqual([
    '2020-01-01 0',
    '2020-02-01 40',
    '2020-03-01 40',
  ])
})

test('a cumulative metric grows to the end of each period', async () => {
  expect(await answer('amount_so_far', 'month')).toEqual([
    '2020-01-01 100',
    '2020-02-01 100',
    '2020-03-01 210',
  ])
  expect(await answer('amount_so_far', 'segment')).toEqual(['enterprise 90', 'smb 120'])
})

test('to date begins anew with each period; by default a period has the value of its first day', async () => {
  expect(await answer('amount_this_month', 'day', { start: '2020-01-31', end: '2020-03-02' })).toEqual([
    '2020-01-31 100',
    '2020-03-02 50',
  ])
  expect(await answer('amount_this_month', 'quarter')).toEqual(['2020-01-01 10'])
})

test('a window counts each person once', async () => {
  expect(await answer('buyers_7d', 'day', { start: '2020-01-05', end: '2020-01-11' })).toEqual([
    '2020-01-05 2',
    '2020-01-06 2',
    '2020-01-07 2',
    '2020-01-08 2',
    '2020-01-09 2',
    '2020-01-10 1',
    '2020-01-11 1',
  ])
  expect(await answer('buyers_7d', 'month', { end: '2020-01-31' })).toEqual(['2020-01-01 2'])
  expect(await answer('average_buyers_7d', 'week', { start: '2020-01-06', end: '2020-01-12' })).toEqual([
    `2020-01-06 ${(2 + 2 + 2 + 2 + 1 + 1) / 6}`,
  ])
})

test('a conversion belongs to the last visit before it, within the window', async () => {
  expect(await answer('visit_conversions', 'channel')).toEqual(['shop 1', 'web 1'])
  expect(await answer('visit_conversion_rate')).toEqual([String(2 / 5)])
})

test('constant properties must be the same in both events', async () => {
  expect(await answer('same_channel_rate')).toEqual([String(1 / 5)])
})

test('periods without rows appear where the metric says so', async () => {
  expect(await answer('amount_every_month', 'month')).toEqual([
    '2020-01-01 100',
    '2020-02-01 0',
    '2020-03-01 110',
  ])
  expect(
    await answer('amount_every_month', 'month,channel', { start: '2020-02-01', end: '2020-03-31' }),
  ).toEqual(['2020-02-01 shop 0', '2020-02-01 web 0', '2020-03-01 shop 60', '2020-03-01 web 50'])
})

test('metrics of different tables meet under their common groups', async () => {
  expect(await answer('mrr,amount', 'month,segment', { orderBy: ['-mrr', 'month'], limit: 4 })).toEqual([
    '2020-01-01 enterprise 1000 30',
    '2020-02-01 enterprise 1000 –',
    '2020-03-01 enterprise 1000 60',
    '2020-02-01 smb 150 –',
  ])
})

test('an additive total is the sum of its parts, for any break-down', async () => {
  const [total = ''] = await answer('amount')
  for (const group of ['segment', 'month', 'channel', 'region_name', 'customer', 'created_at__year']) {
    const parts = await answer('amount', group)
    const sum = parts.reduce((left, row) => left + Number(row.split(' ').at(-1)), 0)
    expect(sum, group).toBe(Number(total))
  }
})
