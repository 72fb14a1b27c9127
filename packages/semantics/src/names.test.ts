import { WaypointError } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { shopLayer } from './fixtures/shop-layer.ts'
import { findMetric } from './layer/find-metric.ts'
import type { MetricQuery } from './plan/metric-query.ts'
import { planQuery, queryScope } from './plan/plan-query.ts'

const NOTHING: MetricQuery = {
  metrics: [],
  groupBy: [],
  where: [],
  start: null,
  end: null,
  orderBy: [],
  limit: null,
}

const planOf = (metrics: readonly string[], more: Partial<MetricQuery> = {}) =>
  planQuery(shopLayer, { ...NOTHING, ...more, metrics })

function complaint(metrics: readonly string[], more: Partial<MetricQuery> = {}): string {
  try {
    planOf(metrics, more)
  } catch (error) {
    if (error instanceof WaypointError) return `${error.code}: ${error.message} ${error.hint ?? ''}`
    throw error
  }
  return 'no complaint'
}

test.each([
  ['month', 'metric_time by month'],
  ['metric_time', 'metric_time by day'],
  ['metric_time__quarter', 'metric_time by quarter'],
  ['segment', 'customer__segment by –'],
  ['customer__segment', 'customer__segment by –'],
  ['Region_Name', 'customer__region__region_name by –'],
  ['customer', 'customer by –'],
  ['created_at__year', 'customer__created_at by year'],
  ['ordered_at', 'order__ordered_at by day'],
])('%s means %s', (asked, meant) => {
  const [group] = planOf(['amount'], { groupBy: [asked] }).groups
  expect(`${group?.use.name} by ${group?.use.grain ?? '–'}`).toBe(meant)
})

test.each<[readonly string[], Partial<MetricQuery>, string]>([
  [[], {}, 'no-metrics'],
  [['amounts'], {}, "unknown-metric: There is no metric 'amounts'. Did you mean 'amount'?"],
  [
    ['amount'],
    { groupBy: ['segmnt'] },
    "unknown-dimension: There is no dimension 'segmnt'. Did you mean 'segment'?",
  ],
  [
    ['amount', 'mrr'],
    { groupBy: ['channel'] },
    "unreachable-dimension: 'channel' cannot be reached from mrr.",
  ],
  [['amount'], { groupBy: ['segment__month'] }, "no-time: 'customer__segment' is no time"],
  [['amount'], { orderBy: ['-amuont'] }, "unknown-column: The answer has no column 'amuont'"],
  [['amount'], { start: '2020-02-30' }, "invalid-day: '2020-02-30' is no day."],
  [['amount'], { start: '2020-03-01', end: '2020-02-01' }, 'invalid-range: 2020-03-01 is after 2020-02-01'],
  [['amount_growth'], {}, 'offset-without-time'],
  [['amount'], { where: [' '] }, 'invalid-filter: The condition "" is empty.'],
  [['amount'], { where: ['channel ='] }, 'The condition "channel =" breaks off.'],
  [['amount'], { where: ['or channel'] }, 'breaks off'],
  [['amount'], { where: ["channel == 'web'"] }, 'compares with ==. Write one =.'],
  [['amount'], { where: ["channel = 'web"] }, 'has a quote that is not closed'],
  [['amount'], { where: ["(channel = 'web'"] }, 'has a bracket without its other half'],
  [['amount'], { where: ["channel = 'web'; drop table orders"] }, 'is more than one condition'],
  [
    ['amount'],
    { where: ['chanel = 1'] },
    "unknown-dimension: There is no dimension 'chanel'. Did you mean 'channel'?",
  ],
  [['amount'], { where: ["{{ ref('orders') }} = 1"] }, 'invalid-filter'],
])('%j with %j: %s', (metrics, more, expected) => {
  expect(complaint(metrics, more)).toContain(expected)
})

test('a short name with two meanings is asked about', () => {
  const models = new Map(shopLayer.models)
  const regions = models.get('regions')
  const customers = models.get('customers')
  if (regions === undefined || customers === undefined) throw new Error('The fixture has both.')
  models.set('stores', {
    ...customers,
    name: 'stores',
    entities: [{ name: 'order', type: 'unique', expr: 'order_id', description: '' }],
  })
  const layer = { ...shopLayer, models }
  expect(() => planQuery(layer, { ...NOTHING, metrics: ['amount'], groupBy: ['segment'] })).toThrow(
    /'segment' may be (customer__segment or order__segment|order__segment or customer__segment)/,
  )
})

test('what metrics share can be listed', () => {
  const shared = queryScope(
    shopLayer,
    ['mrr', 'amount'].map((name) => findMetric(shopLayer, name)),
  ).shared
  expect([...shared.keys()].toSorted()).toEqual([
    'customer',
    'customer__created_at',
    'customer__region',
    'customer__region__region_name',
    'customer__segment',
    'customer__tier',
    'customer__valid_from',
    'customer__valid_to',
    'metric_time',
  ])
})

test('words of SQL, functions and texts in a condition are no names', () => {
  const [part] = planOf(['amount'], {
    where: ["lower(segment) in ('smb', 'order') and not month is null"],
  }).parts
  expect(part?.rows.filters).toEqual([
    [
      'lower(',
      { name: 'customer__segment', grain: null },
      ") in ('smb', 'order') and not ",
      { name: 'metric_time', grain: 'month' },
      ' is null',
    ],
  ])
})

test.each([
  ['amount', 'full'],
  ['mrr', 'groups'],
  ['arr', 'groups'],
  ['arpa', 'none'],
  ['buyers', 'none'],
  ['visit_conversions', 'full'],
  ['amount_growth', 'groups'],
])('%s adds up: %s', (metric, additivity) => {
  expect(planOf([metric], { groupBy: ['month'] }).figures[0]?.additivity).toBe(additivity)
})

test('an answer says where its rows do not add up', () => {
  expect(planOf(['mrr', 'arpa', 'amount'], { groupBy: ['month', 'segment'] }).notes).toEqual([
    'mrr, arpa: as of the last day of each period with data.',
    'arpa: rows do not add up to the total; ask without --group-by for it.',
    'mrr: rows of one period add up, periods do not.',
  ])
  expect(planOf(['amount'], { groupBy: ['segment'] }).notes).toEqual([])
})

test('a measure that several figures read is read once', () => {
  expect(planOf(['mrr', 'arr', 'arpa']).parts.map(({ id }) => id)).toEqual(['mrr', 'payers'])
})
