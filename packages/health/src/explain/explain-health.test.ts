import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishedHealth } from '../fixtures/published-health.ts'
import { readPolicy } from '../policy/read-policy.ts'
import type { Query } from '../read/query.ts'
import { explainHealth } from './explain-health.ts'
import type { HealthExplanation } from './explanation.ts'

const text = readFileSync(
  fileURLToPath(new URL('../../../../analytics/policies/health.yml', import.meta.url)),
  'utf8',
)
const customer = { customerId: 'cus_a', name: 'Adamant Ltd' }
const row = {
  customer_id: 'cus_a',
  segment: 'smb',
  lifecycle_stage: 'established',
  health_band: 'at_risk',
  risk_band: 'high',
  data_coverage: 0.96,
  days_since_last_activity: 6,
  open_critical_tickets_7d: 1,
  usage_trend_28d: -0.4,
  days_past_due: 0,
  has_champion_left: false,
} as const

let query: Query
let explanation: HealthExplanation

beforeAll(async () => {
  const published = await publishedHealth(
    [
      { ...row, date: '2020-12-03', health_score: 90 },
      { ...row, date: '2020-12-30', health_score: null, health_band: 'insufficient_data' },
      { ...row, date: '2020-12-31', health_score: 79.3 },
    ],
    readPolicy(text, 'health.yml'),
  )
  query = published.query
  await published.connection.run(`insert into marts.customer_health_reasons values
      ('cus_a', 'usage_trend_28d', 12.2, null, 2.2, date '2020-12-31'), ('cus_a', 'days_since_last_activity', 7, null, 7, date '2020-12-31'),
      ('cus_a', 'open_critical_tickets_7d', 1.5, null, 1.5, date '2020-12-31'), ('cus_a', 'usage_trend_28d', 10, null, null, date '2020-12-03');
    insert into marts.customer_health_evidence values
      ('cus_a', 'open_critical_tickets_7d', 'ticket 7', null, date '2020-12-20', date '2020-12-27', date '2021-01-04'),
      ('cus_a', 'open_critical_tickets_7d', 'ticket 8', null, date '2020-12-30', date '2021-01-02', date '2021-01-09')`)
  explanation = await explainHealth(query, { customer })
})

const measure = (name: string): HealthExplanation['measures'][number] | undefined =>
  explanation.measures.find((one) => one.measure === name)

describe('an explained score', () => {
  test('is that of the last day, and its points add up to what is lost', () => {
    expect(explanation.day).toEqual({ date: '2020-12-31', score: 79.3, band: 'at_risk' })
    const points = explanation.measures.reduce((sum, one) => sum + one.points, 0)
    expect(points).toBeCloseTo(100 - 79.3, 10)
    expect(explanation.measures.map(({ points: lost }) => lost).slice(0, 4)).toEqual([12.2, 7, 1.5, 0])
  })

  test('tells a change only where there was a score', () => {
    expect(measure('usage_trend_28d')).toMatchObject({ pointsDayBefore: null, pointsWeeksBefore: 10 })
    expect(measure('days_since_last_activity')).toMatchObject({ pointsWeeksBefore: 0 })
  })

  test('tells what has no data from what is good news and what there is nothing of', () => {
    expect(measure('csat_90d')?.state).toBe('good_news')
    expect(measure('seat_utilisation')?.state).toBe('missing')
    expect(measure('device_online_ratio')?.state).toBe('missing')
    expect(measure('champion_left')).toMatchObject({ state: 'measured', value: 0 })
  })

  test('shows the records that were known by then, and when', () => {
    expect(measure('open_critical_tickets_7d')?.evidence).toEqual([
      {
        record: 'ticket 7',
        detail: null,
        happenedOn: '2020-12-20',
        knownFrom: '2020-12-27',
        countsUntil: '2021-01-04',
      },
    ])
  })

  test('of a day without a score has no points', async () => {
    const then = await explainHealth(query, { customer, date: '2020-12-30' })
    expect(then.day).toMatchObject({ score: null, band: 'insufficient_data' })
    expect(then.measures.every(({ points }) => points === 0)).toBe(true)
  })

  test.each([
    ['2019-01-01', 'day-out-of-range', 'Give a day from 2020-12-03 to 2020-12-31.'],
    ['2020-12-15', 'day-out-of-range', 'Some days after a customer stops paying'],
    ['yesterday', 'invalid-day', 'as YYYY-MM-DD'],
  ])('of %s does not exist', async (date, code, hint) => {
    await expect(explainHealth(query, { customer, date })).rejects.toMatchObject({
      code,
      hint: expect.stringContaining(hint),
    })
  })

  test('of someone who was never a customer does not exist', async () => {
    const nobody = { customerId: 'cus_b', name: 'Nobody Ltd' }
    await expect(explainHealth(query, { customer: nobody })).rejects.toMatchObject({ code: 'no-health' })
  })
})
