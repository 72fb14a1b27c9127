import { readFile } from 'node:fs/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Section } from '../brief/section.ts'
import type { Query } from './query.ts'
import { readBrief } from './read-brief.ts'
import { readReportingCurrency } from './reporting-currency.ts'

const marts = await readFile(new URL('../fixtures/marts.sql', import.meta.url), 'utf8')

let connection: DuckDBConnection
let query: Query

beforeEach(async () => {
  connection = await (await DuckDBInstance.create()).connect()
  await connection.run(marts)
  query = async (sql, parameters) =>
    (await connection.runAndReadAll(sql, [...(parameters ?? [])])).getRowObjectsJS()
})

function valueOf<T>(section: Section<T>): T {
  if (section.state === 'missing') throw new Error(`${section.missing}: ${section.why}`)
  return section.value
}

describe('a brief of a version with every source', () => {
  it('is in the reporting currency of the version, in dollars where an older one names none', async () => {
    expect((await readBrief(query)).currency).toBe('USD')
    await connection.run(`update marts.customer_current_position set reporting_currency = 'EUR'`)
    expect((await readBrief(query)).currency).toBe('EUR')
    expect(await readReportingCurrency(query)).toBe('EUR')
    await connection.run('alter table marts.customer_current_position drop column reporting_currency')
    expect((await readBrief(query)).currency).toBe('USD')
  })

  it('takes the headline from the published position', async () => {
    const brief = await readBrief(query)
    expect(brief.asOf).toBe('2020-11-21')
    expect(brief.headline.atRiskCustomers).toEqual({ value: 2 })
    expect(brief.headline.atRiskArrCents).toEqual({ value: 4_821_300 })
    expect(brief.headline.nrr).toEqual({ value: 1.031 })
  })

  it('lists customers by rank with their strongest reasons and 90 days of health', async () => {
    const { entries, total } = valueOf((await readBrief(query)).watchlist)
    expect(total).toBe(2)
    expect(entries.map((entry) => entry.customerId)).toEqual(['cus_a', 'cus_b'])
    expect(entries[0]).toMatchObject({
      band: 'critical',
      score: { value: 21.5 },
      renewalDate: '2020-12-25',
      daysToRenewal: 34,
      reasonCount: 4,
    })
    expect(entries[0]?.reasons.map((reason) => [reason.measure, reason.points])).toEqual([
      ['usage_trend_28d', 40],
      ['days_past_due', 20],
      ['open_critical_tickets_7d', 10.5],
    ])
    expect(entries[0]?.history.map((item) => item.date)).toEqual(['2020-11-20', '2020-11-21'])
  })

  it('says why a change is unknown instead of calling it zero', async () => {
    const { entries } = valueOf((await readBrief(query)).watchlist)
    expect(entries[1]?.scoreChange1d).toEqual({ value: null, reason: 'No score the day before.' })
    expect(entries[1]?.owner).toBeNull()
  })

  it('keeps the list to the limit and still says how long it is', async () => {
    const { entries, total } = valueOf((await readBrief(query, { limit: 1 })).watchlist)
    expect(entries).toHaveLength(1)
    expect(total).toBe(2)
  })

  it('counts paying customers by band, also empty bands', async () => {
    const bands = valueOf((await readBrief(query)).bands)
    expect(bands.population).toBe('paying')
    expect(bands.counts.map((item) => [item.band, item.customers, item.arrCents.value])).toEqual([
      ['critical', 1, 3_621_300],
      ['at_risk', 1, 1_200_000],
      ['watch', 0, 0],
      ['healthy', 1, 10_058_700],
      ['insufficient_data', 0, 0],
    ])
  })

  it('stops the waterfall at the last full month and adds the year up', async () => {
    const { lastMonth, year, months, basis } = valueOf((await readBrief(query)).revenue)
    expect(basis).toBe('event')
    expect(months.map((item) => item.from)).toEqual(['2020-09-01', '2020-10-01'])
    expect(lastMonth.movements).toEqual({
      new: 120_000,
      reactivation: 5_000,
      expansion: 40_000,
      contraction: -15_000,
      churn: -25_000,
      fx: 700,
    })
    const moved = Object.values(year.movements).reduce((sum, cents) => sum + cents, 0)
    expect(year.startingCents + moved).toBe(year.endingCents)
  })

  it('shows of a cohort only what all of its months have reached', async () => {
    const { cohorts } = valueOf((await readBrief(query)).cohorts)
    expect(cohorts.map(({ quarter, customers, cells }) => [quarter, customers, cells])).toEqual([
      [
        '2020-07-01',
        40,
        [
          { offset: 0, revenue: 1, accounts: 1 },
          { offset: 1, revenue: 0.9, accounts: 0.9 },
        ],
      ],
      ['2020-10-01', 10, [{ offset: 0, revenue: 1, accounts: 1 }]],
    ])
  })

  it('counts what is left out of MRR, by reason', async () => {
    expect(valueOf((await readBrief(query)).revenue).exceptions).toEqual([
      { reason: 'unknown_price', count: 2 },
      { reason: 'negative_quantity', count: 1 },
    ])
  })

  it('orders segments by size and leaves retention without customers unknown', async () => {
    const { total, segments } = valueOf((await readBrief(query)).retention)
    expect(total.grr.value).toBe(0.884)
    expect(segments.map((item) => [item.slice, item.nrr.value])).toEqual([
      ['enterprise', null],
      ['smb', 0.97],
    ])
    expect(segments[0]?.nrr.reason).toBe('No customer paid twelve months earlier.')
  })

  it('gathers the signals of a customer and does not add overlapping uplifts', async () => {
    const { customers, total } = valueOf((await readBrief(query)).expansion)
    expect(total).toBe(1)
    expect(customers[0]?.upliftCents).toEqual({ value: 41_000 })
    expect(customers[0]?.signals.map((item) => item.signal)).toEqual(['seat_utilisation', 'usage_near_limit'])
  })

  it('adds up what past scores said and what happened', async () => {
    const { scorers, bands, foresight, growth, ...period } = valueOf((await readBrief(query)).backtest)
    expect([period.from, period.to]).toEqual(['2020-07-31', '2020-08-31'])
    expect(scorers.map((item) => item.scorer)).toEqual(['model', 'health'])
    const [highest] = scorers[0]?.tenths ?? []
    expect(highest).toEqual({ tenth: 1, customers: 4, churned: 3, churnRate: 0.75, lift: 7.5, meanRisk: 0.5 })
    expect(scorers[0]?.calibrationError).toBeCloseTo((4 * 0.25 + 36 * (0.05 - 1 / 36)) / 40, 6)
    expect(scorers[1]?.calibrationError).toBeNull()
    expect(bands.map((item) => [item.band, item.churnRate, item.lift])).toEqual([
      ['watch', 0.4, 4],
      ['healthy', 0, 0],
    ])
    expect(foresight.map((item) => [item.daysBefore, item.customers, item.warned, item.meanModel])).toEqual([
      [90, 1, 0, 0.1],
      [30, 2, 0.5, 0.4],
    ])
    expect(growth.map((item) => [item.signal, item.precision])).toEqual([
      ['seat_utilisation', 0.3],
      ['ready', 0.1],
    ])
  })

  it('has no backtest where nobody has left yet', async () => {
    await connection.run('update marts.health_backtest set churned_customers = 0')
    expect((await readBrief(query)).backtest).toMatchObject({ state: 'missing' })
  })

  it('compares the month of the day with the month before, first replies first', async () => {
    const { month, lines } = valueOf((await readBrief(query)).service)
    expect(month).toBe('2020-11-01')
    expect(
      lines.map((item) => [item.metric, item.slice, item.adherence.value, item.previousAdherence.value]),
    ).toEqual([
      ['first_reply_time', 'total', 0.921, 0.9],
      ['first_reply_time', 'urgent', 0.9, null],
      ['full_resolution_time', 'total', 0.75, null],
    ])
  })

  it('names what is missing with its consequence', async () => {
    const { sources, setAside } = valueOf((await readBrief(query)).coverage)
    expect(setAside).toEqual([{ source: 'app', table: 'usage_events', reason: 'from_the_future', count: 15 }])
    expect(sources.map((item) => [item.source, item.presentTables, item.tables.length])).toEqual([
      ['app', 1, 1],
      ['stripe', 2, 3],
      ['zendesk', 1, 1],
    ])
    expect(sources[1]?.tables[0]).toMatchObject({
      table: 'charge',
      consequence: 'failed payments are left out of health',
    })
    expect(sources[0]?.lastSyncedAt).toBe('2020-11-21T05:40:00Z')
  })
})

describe('a brief of a version without billing', () => {
  beforeEach(async () => {
    for (const mart of [
      'mrr_waterfall',
      'nrr_summary',
      'fct_mrr_daily',
      'risk_watchlist',
      'expansion_signals',
    ])
      await connection.run(`delete from marts.${mart}`)
    await connection.run(
      `update marts.data_coverage set is_present = false, consequence = 'No revenue is reported' where source_system = 'stripe'`,
    )
    await connection.run(
      'update marts.customer_current_position set mrr_cents = null, at_risk_customers = null',
    )
  })

  it('says which source is missing and what that leaves out', async () => {
    const brief = await readBrief(query)
    expect(brief.revenue).toEqual({
      state: 'missing',
      missing: 'MRR movements',
      why: 'Stripe is not connected. No revenue is reported.',
    })
    expect(brief.headline.mrrCents).toEqual({
      value: null,
      reason: 'Stripe is not connected. No revenue is reported.',
    })
  })

  it('does not take an empty list for good news', async () => {
    const brief = await readBrief(query)
    expect([brief.watchlist.state, brief.expansion.state, brief.retention.state]).toEqual([
      'missing',
      'missing',
      'missing',
    ])
    expect(brief.service.state).toBe('present')
  })

  it('counts bands over all customers and leaves their ARR unknown', async () => {
    const bands = valueOf((await readBrief(query)).bands)
    expect(bands.population).toBe('all')
    expect(bands.counts[4]).toEqual({
      band: 'insufficient_data',
      customers: 1,
      arrCents: { value: null, reason: 'Recurring revenue needs billing data.' },
    })
  })
})

describe('what cannot be reported', () => {
  it('refuses a day that the version does not describe', async () => {
    await expect(readBrief(query, { asOf: '2020-11-01' })).rejects.toMatchObject({
      code: 'day-not-published',
    })
  })

  it('refuses a version without a position', async () => {
    await connection.run('drop schema marts cascade')
    await expect(readBrief(query)).rejects.toMatchObject({ code: 'position-missing' })
  })

  it('reports a mart with other columns by name', async () => {
    await connection.run('alter table marts.risk_watchlist drop column rank')
    await expect(readBrief(query)).rejects.toMatchObject({ code: 'mart-unreadable' })
  })
})
