import type { Day } from '../clock/day.ts'
import type { Segment } from './company.ts'
import type { Decline } from './decline.ts'
import type { LatentMonth } from './month.ts'

export interface HazardInputs {
  readonly segment: Segment
  readonly current: LatentMonth
  /** Share of the usual engagement that is lost. */
  readonly lostEngagement: number
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

const BASE_LOG_ODDS: Readonly<Record<Segment, number>> = { smb: -5.9, mid_market: -6.3, enterprise: -6.6 }

/** Logistic in the drivers; a contract that does not end soon holds most back. */
export const churnHazard = (inputs: HazardInputs): ChurnHazard => {
  const { current } = inputs
  const drivers = {
    usage: 12 * Math.max(0, inputs.lostEngagement - 0.25),
    support: 1.6 * current.supportPain,
    price: 0.7 * inputs.priceSensitivity + (inputs.priceRose ? 1.6 : 0),
    champion: current.monthsSinceChampionLeft <= 3 ? 0.9 : 0,
    delinquency: inputs.paymentsFail ? 1.1 : 0,
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

/** What made the company leave; falling use is traced to what it began with. */
export const churnDriverOf = (hazard: ChurnHazard, decline: Decline | undefined): ChurnDriver => {
  const [strongest] = (Object.entries(hazard.drivers) as readonly (readonly [ChurnDriver, number])[]).reduce(
    (best, entry) => (entry[1] > best[1] ? entry : best),
  )
  return strongest === 'usage' && decline !== undefined ? decline.cause : strongest
}
