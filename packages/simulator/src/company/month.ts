import type { Day } from '../clock/day.ts'
import { openStream } from '../random/stream.ts'
import type { Company, Segment } from './company.ts'

/** What nobody can see directly: a company's state in one month, from which use, tickets and churn follow. */
export interface LatentMonth {
  /** First day of the calendar month. */
  readonly month: Day
  /** 0 to about 1.2; 0.7 is ordinary. */
  readonly engagement: number
  /** Months that a slump still lasts. */
  readonly slumpLeft: number
  /** 0 to 1: how badly support goes. */
  readonly supportPain: number
  readonly championLeaves: boolean
  readonly monthsSinceChampionLeft: number
}

const SLUMP_PROBABILITY = 0.03
const INCIDENT_PROBABILITY = 0.045
const CHAMPION_LEAVES_PROBABILITY = 0.013

export const firstLatentMonth = (company: Company, month: Day): LatentMonth => ({
  month,
  engagement: Math.max(0.3, company.traits.engagement - 0.05),
  slumpLeft: 0,
  supportPain: 0,
  championLeaves: false,
  monthsSinceChampionLeft: 99,
})

export const nextLatentMonth = (
  seed: number,
  company: Company,
  step: { readonly previous: LatentMonth; readonly month: Day },
): LatentMonth => {
  const { previous, month } = step
  const draw = openStream(seed, 'latent', company.uid, month)
  const slumpLeft =
    previous.slumpLeft > 0 ? previous.slumpLeft - 1 : draw.chance(SLUMP_PROBABILITY) ? draw.integer(2, 5) : 0
  const championLeaves = draw.chance(CHAMPION_LEAVES_PROBABILITY)
  const home = company.traits.engagement
  const pull = 0.2 * (home - previous.engagement)
  const slump = slumpLeft > 0 ? -0.14 : 0
  const loss = championLeaves ? -0.16 : 0
  const engagement =
    previous.engagement + pull + slump + loss + 0.05 * draw.normal() - 0.04 * previous.supportPain
  const supportPain = draw.chance(INCIDENT_PROBABILITY)
    ? 0.5 + 0.5 * draw.uniform()
    : previous.supportPain * 0.45
  return {
    month,
    engagement: Math.min(1.2, Math.max(0.06, engagement)),
    slumpLeft,
    supportPain,
    championLeaves,
    monthsSinceChampionLeft: championLeaves ? 0 : previous.monthsSinceChampionLeft + 1,
  }
}

export interface HazardInputs {
  readonly segment: Segment
  readonly current: LatentMonth
  /** Engagement two months ago. */
  readonly earlierEngagement: number
  readonly priceSensitivity: number
  readonly priceRose: boolean
  readonly paymentsFail: boolean
  readonly isCommitted: boolean
  readonly renewalIsNear: boolean
}

export type ChurnDriver = 'usage' | 'support' | 'price' | 'champion' | 'delinquency'

export interface ChurnHazard {
  readonly month: Day
  readonly hazard: number
  /** Shares of the log odds. */
  readonly drivers: Readonly<Record<ChurnDriver, number>>
  readonly engagement: number
}

const BASE_LOG_ODDS: Readonly<Record<Segment, number>> = { smb: -5.05, mid_market: -4.8, enterprise: -4.95 }

/** Logistic in the drivers; a contract that does not end soon holds most back. */
export const churnHazard = (inputs: HazardInputs): ChurnHazard => {
  const { current } = inputs
  const drivers = {
    usage:
      6 * Math.max(0, inputs.earlierEngagement - current.engagement) +
      3.4 * Math.max(0, 0.55 - current.engagement),
    support: 1.9 * current.supportPain,
    price: 0.9 * inputs.priceSensitivity + (inputs.priceRose ? 1.3 : 0),
    champion: current.monthsSinceChampionLeft <= 3 ? 1.3 : 0,
    delinquency: inputs.paymentsFail ? 1.4 : 0,
  }
  const commitment = inputs.isCommitted ? (inputs.renewalIsNear ? 0.5 : -1.8) : 0
  const logOdds =
    BASE_LOG_ODDS[inputs.segment] + commitment + Object.values(drivers).reduce((sum, value) => sum + value, 0)
  return {
    month: current.month,
    hazard: 1 / (1 + Math.exp(-logOdds)),
    drivers,
    engagement: current.engagement,
  }
}

export const strongestDriver = (hazard: ChurnHazard): ChurnDriver =>
  (Object.entries(hazard.drivers) as readonly (readonly [ChurnDriver, number])[]).reduce((best, entry) =>
    entry[1] > best[1] ? entry : best,
  )[0]
