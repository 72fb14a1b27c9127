import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

const SOURCES = ['google_ads', 'meta_ads', 'linkedin_ads']

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5, sources: SOURCES, mess: { duplicate_row: 0 } })
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
    ['raw_meta_ads.campaign_history', 'account_id', 'raw_meta_ads.account_history', 'id'],
    ['raw_meta_ads.ad_set_history', 'campaign_id', 'raw_meta_ads.campaign_history', 'id'],
    ['raw_meta_ads.ad_history', 'ad_set_id', 'raw_meta_ads.ad_set_history', 'id'],
    ['raw_meta_ads.ad_history', 'creative_id', 'raw_meta_ads.creative_history', 'id'],
    ['raw_meta_ads.basic_ad', 'ad_id', 'raw_meta_ads.ad_history', 'id'],
    ['raw_meta_ads.basic_ad_actions', 'ad_id', 'raw_meta_ads.basic_ad', 'ad_id'],
    ['raw_linkedin_ads.campaign_group_history', 'account_id', 'raw_linkedin_ads.account_history', 'id'],
    [
      'raw_linkedin_ads.campaign_history',
      'campaign_group_id',
      'raw_linkedin_ads.campaign_group_history',
      'id',
    ],
    ['raw_linkedin_ads.creative_history', 'campaign_id', 'raw_linkedin_ads.campaign_history', 'id'],
    ['raw_linkedin_ads.ad_analytics_by_campaign', 'campaign_id', 'raw_linkedin_ads.campaign_history', 'id'],
    ['raw_linkedin_ads.ad_analytics_by_creative', 'creative_id', 'raw_linkedin_ads.creative_history', 'id'],
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

it('counts the same clicks and money by campaign and by creative of LinkedIn', async () => {
  const levels = await simulation.query(
    ['campaign', 'creative']
      .map(
        (level) =>
          `select sum(clicks) as clicks, sum(impressions) as impressions, round(sum(cost_in_usd), 2) as dollars,
            sum(external_website_conversions) as conversions
          from raw_linkedin_ads.ad_analytics_by_${level}`,
      )
      .join(' union '),
  )
  expect(levels).toHaveLength(1)
  expect(Number(levels[0]?.['clicks'])).toBeGreaterThan(100)
})

const spent = {
  paid_search: `select sum(cost_micros) / 1e6 from raw_google_ads.account_stats`,
  paid_social: `select sum(dollars) from (
    select sum(spend) as dollars from raw_meta_ads.basic_ad
    union all select sum(cost_in_usd) from raw_linkedin_ads.ad_analytics_by_campaign)`,
} as const

it('pays twelve to twenty months of margin for a customer', async () => {
  const months = await number(`
    select ((${spent.paid_search}) + (${spent.paid_social})) / (sum(amount_reporting_cents) / 100 * 0.8)
    from truth.mrr_movement inner join truth.company using (company_id)
    where category = 'new' and acquisition_channel in ('paid_search', 'paid_social')`)
  expect(months).toBeGreaterThan(12)
  expect(months).toBeLessThan(20)
})

it('counts a conversion for each company that signed up after a click, on each platform it came from', async () => {
  const counted = await number(`
    select (select sum(conversions) from raw_google_ads.account_stats)
      + (select sum(value) from raw_meta_ads.basic_ad_actions where action_type = 'lead')
      + (select sum(external_website_conversions) from raw_linkedin_ads.ad_analytics_by_campaign)`)
  const known = await number(`
    select count(distinct (company_id, touchpoint.channel = 'paid_search', campaign_id > 'cmp_paid_social_5'))
    from truth.touchpoint inner join truth.company_record using (company_id)
    where source_system = 'app' and touchpoint.campaign_id like 'cmp_paid%'`)
  expect(Math.abs(counted / known - 1)).toBeLessThan(0.03)
})
