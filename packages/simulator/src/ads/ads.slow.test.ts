import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulationShape } from '../options.ts'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

const SOURCES = ['google_ads']

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5, sources: SOURCES })
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

describe('references', () => {
  it.each([
    ['raw_google_ads.campaign_history', 'customer_id', 'raw_google_ads.account_history', 'id'],
    ['raw_google_ads.ad_group_history', 'campaign_id', 'raw_google_ads.campaign_history', 'id'],
    ['raw_google_ads.ad_history', 'ad_group_id', 'raw_google_ads.ad_group_history', 'id'],
    ['raw_google_ads.ad_group_criterion_history', 'ad_group_id', 'raw_google_ads.ad_group_history', 'id'],
    ['raw_google_ads.campaign_stats', 'id', 'raw_google_ads.campaign_history', 'id'],
    ['raw_google_ads.ad_group_stats', 'id', 'raw_google_ads.ad_group_history', 'id'],
    ['raw_google_ads.ad_stats', 'ad_id', 'raw_google_ads.ad_history', 'id'],
    [
      'raw_google_ads.keyword_stats',
      'ad_group_criterion_criterion_id',
      'raw_google_ads.ad_group_criterion_history',
      'id',
    ],
  ])('of %s.%s are all in %s', async (table, column, target, key) => {
    expect(
      await number(`select count(*) from ${table} where ${column} not in (select ${key} from ${target})`),
    ).toBe(0)
  })
})

it('counts the same clicks and money at every level of Google Ads', async () => {
  const levels = await simulation.query(
    ['account_stats', 'campaign_stats', 'ad_group_stats', 'ad_stats', 'keyword_stats']
      .map(
        (table) =>
          `select sum(clicks) as clicks, sum(impressions) as impressions, sum(cost_micros) as micros
          from raw_google_ads.${table}`,
      )
      .join(' union '),
  )
  expect(levels).toHaveLength(1)
  expect(Number(levels[0]?.['clicks'])).toBeGreaterThan(10_000)
})

it('has seen every known visit from a search campaign', async () => {
  const missed = await number(`
    with advertised as (
      select split_part(split_part(final_urls, 'utm_campaign=', 2), '&', 1) as utm, any_value(campaign_id) as id
      from raw_google_ads.ad_history inner join raw_google_ads.ad_group_history on ad_group_history.id = ad_group_id
      group by all
    ),
    visits as (
      select utm, advertised.id, occurred_at::date as date, count(*) as visits
      from truth.touchpoint left join advertised on utm = touchpoint.campaign_id
      where touchpoint.channel = 'paid_search' and occurred_at < '2020-12-30' group by all
    ),
    clicks as (select id, date, sum(clicks) as clicks from raw_google_ads.campaign_stats group by all)
    select count(*) from visits left join clicks using (id, date) where coalesce(clicks.clicks, 0) < visits.visits`)
  expect(missed).toBe(0)
})

it('pays sixteen months of margin or so for a customer', async () => {
  const months = await number(`
    select (select sum(cost_micros) / 1e6 from raw_google_ads.account_stats) / (sum(amount_reporting_cents) / 100 * 0.8)
    from truth.mrr_movement inner join truth.company using (company_id)
    where category = 'new' and acquisition_channel = 'paid_search'`)
  expect(months).toBeGreaterThan(12)
  expect(months).toBeLessThan(20)
})

const extracts = async (options: SimulationShape): Promise<ReadonlyMap<string, string>> => {
  const other = await openSimulation(options, { rowOrder: 'content' })
  const hashes = await other.hashes()
  other.close()
  return new Map(
    [...hashes].filter(([name]) => name.startsWith('warehouse.') && !name.includes('schedule_holiday')),
  )
}

describe('content', () => {
  const shape: SimulationShape = { scale: 'small', seed: 11, customerCount: 40, months: 6, sources: SOURCES }

  it('stays the same when the simulation goes on longer', async () => {
    const short = await extracts(shape)
    expect(await extracts({ ...shape, months: 9, throughDate: '2019-06-30' })).toEqual(short)
  })

  it('of the other sources does not depend on these', async () => {
    const alone = await extracts({ ...shape, sources: [] })
    const together = await extracts(shape)
    for (const [name, hash] of alone) expect([name, together.get(name)]).toEqual([name, hash])
  })
})
