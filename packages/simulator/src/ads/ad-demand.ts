import { type Day, dayOf, type Instant, isWeekend } from '../clock/day.ts'
import type { Segment } from '../company/company.ts'
import { hashKey } from '../random/hash.ts'
import { type SignUp, touchpointsOf } from '../truth/touchpoints.ts'
import { type AdPlatform, utmCampaign } from './ad-platform.ts'

/** A visit that is known by name, because its company signed up afterwards. */
export interface KnownClick {
  readonly at: Instant
  readonly utm: string
  readonly hash: number
  /** When the company signed up, if this was its last click on the platform before. */
  readonly convertedAt: Instant | undefined
}

export interface AdDemand {
  readonly clicks: ReadonlyMap<Day, readonly KnownClick[]>
  /** US dollars per day. */
  readonly budget: ReadonlyMap<Day, number>
}

/**
 * US dollars that it takes to win a customer: 16 months of the gross margin (80 %) on what a customer of the
 * segment pays at first. Nobody of the enterprises comes through an advertisement.
 */
const COST_OF_CUSTOMER: Readonly<Record<Segment, number>> = { smb: 3_400, mid_market: 16_000, enterprise: 0 }

/** The budget follows the season: it is spent in the six weeks up to the click that won the customer. */
const SPENDING_DAYS = 42
const WEEKEND_BUDGET = 0.45

const dayWeight = (day: Day): number => (isWeekend(day) ? WEEKEND_BUDGET : 1)

const WEIGHT_OF_WINDOW = Array.from({ length: SPENDING_DAYS }, (_, day) => dayWeight(day)).reduce(
  (sum, weight) => sum + weight,
  0,
)

const spread = (budget: Map<Day, number>, lastDay: Day, dollars: number): void => {
  for (let day = lastDay - SPENDING_DAYS + 1; day <= lastDay; day++) {
    budget.set(day, (budget.get(day) ?? 0) + (dollars * dayWeight(day)) / WEIGHT_OF_WINDOW)
  }
}

/** What a platform saw of the companies, also of those that sign up in the near future. */
export const adDemand = (seed: number, platform: AdPlatform, signUps: readonly SignUp[]): AdDemand => {
  const utms = new Set(platform.campaigns.map((_, index) => utmCampaign(platform, index)))
  const clicks = new Map<Day, KnownClick[]>()
  const budget = new Map<Day, number>()
  for (const signUp of signUps) {
    const { company, history } = signUp
    const touches = touchpointsOf(seed, signUp).filter((touch) => utms.has(touch.campaign_id ?? ''))
    const last = Math.max(...touches.map((touch) => touch.occurred_at))
    for (const touch of touches) {
      const at = touch.occurred_at
      const day = dayOf(at)
      const known = clicks.get(day) ?? []
      clicks.set(day, known)
      known.push({
        at,
        utm: touch.campaign_id ?? '',
        hash: hashKey([seed, platform.source, 'click', company.uid, day]),
        convertedAt: at === last && company.hasAppAccount ? history.signedUpAt : undefined,
      })
      if (!touch.is_true_source || company.kind !== 'customer') continue
      const luck = 0.7 + 0.6 * (hashKey([seed, platform.source, 'cost', company.uid]) / 4294967296)
      spread(budget, day, COST_OF_CUSTOMER[company.segment] * luck)
    }
  }
  return { clicks, budget }
}
