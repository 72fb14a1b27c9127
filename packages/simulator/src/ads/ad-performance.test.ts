import fc from 'fast-check'
import { expect, it } from 'vitest'
import { campaignsOf } from './ad-campaigns.ts'
import type { AdDemand, KnownClick } from './ad-demand.ts'
import { dayPerformance, splitGroupDay, sumPerformance } from './ad-performance.ts'
import { GOOGLE, LINKEDIN, META, utmCampaign } from './ad-platform.ts'

const DAY = 18_000

const visit = (platform: typeof GOOGLE, hash: number): KnownClick => ({
  at: DAY * 86_400_000 + (hash % 86_400_000),
  utm: utmCampaign(platform, hash % platform.campaigns.length),
  hash,
  convertedAt: hash % 3 === 0 ? (DAY + 5) * 86_400_000 : undefined,
})

const demandOf = (known: readonly KnownClick[], dollars: number): AdDemand => ({
  clicks: new Map([[DAY, known]]),
  budget: new Map([[DAY, dollars]]),
})

const platforms = fc.constantFrom(GOOGLE, META, LINKEDIN)
const hashes = fc.array(fc.nat(), { maxLength: 20 })

it('shows each known visit as a click of its campaign, and each sign-up as a conversion', () => {
  fc.assert(
    fc.property(platforms, hashes, fc.nat(3000), (platform, visits, dollars) => {
      const known = visits.map((hash) => visit(platform, hash))
      const running = { platform, campaigns: campaignsOf(1, platform), demand: demandOf(known, dollars) }
      const days = dayPerformance(1, running, DAY)
      for (const campaign of running.campaigns) {
        const total = sumPerformance(days.filter((part) => part.campaign === campaign))
        const own = known.filter((click) => click.utm === campaign.utm)
        expect(total.clicks).toBeGreaterThanOrEqual(own.length)
        expect(total.impressions).toBeGreaterThanOrEqual(total.clicks)
        expect(total.conversions.length).toBe(own.filter((click) => click.convertedAt !== undefined).length)
      }
    }),
  )
})

it('divides a group among its ads without losing or adding anything', () => {
  fc.assert(
    fc.property(platforms, hashes, fc.integer({ min: 1, max: 6 }), (platform, visits, parts) => {
      const known = visits.map((hash) => visit(platform, hash))
      const running = { platform, campaigns: campaignsOf(2, platform), demand: demandOf(known, 2500) }
      for (const whole of dayPerformance(2, running, DAY)) {
        const shares = splitGroupDay(whole, parts, 5)
        const { clicks, impressions, costMicros, conversions } = sumPerformance(shares)
        expect({ clicks, impressions, costMicros, conversions: conversions.length }).toEqual({
          clicks: whole.clicks,
          impressions: whole.impressions,
          costMicros: whole.costMicros,
          conversions: whole.conversions.length,
        })
        for (const share of shares) expect(share.impressions).toBeGreaterThanOrEqual(share.clicks)
      }
    }),
  )
})

it('spends about what the budget says', () => {
  const running = { platform: GOOGLE, campaigns: campaignsOf(3, GOOGLE), demand: demandOf([], 20_000) }
  const { costMicros } = sumPerformance(dayPerformance(3, running, DAY))
  expect(Math.abs(costMicros / 1e6 / 20_000 - 1)).toBeLessThan(0.03)
})
