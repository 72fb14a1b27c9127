import type { Day } from '../clock/day.ts'
import { openStream, type Stream } from '../random/stream.ts'
import type { Company, Segment } from './company.ts'

/** A slump of engagement that a company either overcomes or ends by leaving. */
export interface Decline {
  /** Whole months since it began. */
  readonly age: number
  readonly months: number
  /** Share of the usual engagement that is lost in the end. */
  readonly depth: number
  readonly isAboutSupport: boolean
}

/** What nobody can see directly: a company's state in one month, from which use, tickets and churn follow. */
export interface LatentMonth {
  /** First day of the calendar month. */
  readonly month: Day
  /** 0 to about 1.2; 0.7 is ordinary. */
  readonly engagement: number
  readonly decline: Decline | undefined
  /** 0 to 1: how badly support goes. */
  readonly supportPain: number
  readonly championLeaves: boolean
  readonly monthsSinceChampionLeft: number
}

const DECLINE_PROBABILITY: Readonly<Record<Segment, number>> = {
  smb: 0.037,
  mid_market: 0.024,
  enterprise: 0.011,
}
const DECLINE_AFTER_CHAMPION = 0.4
const DECLINE_AFTER_INCIDENT = 0.14
/** Share of the depth reached in each month of a decline. */
const DECLINE_COURSE = [0.35, 0.65, 0.88, 1] as const
const INCIDENT_PROBABILITY = 0.045
const CHAMPION_LEAVES_PROBABILITY = 0.009
const CHAMPION_LEAVES_IN_DECLINE_PROBABILITY = 0.07

export const firstLatentMonth = (company: Company, month: Day): LatentMonth => ({
  month,
  engagement: usualEngagement(company),
  decline: undefined,
  supportPain: 0,
  championLeaves: false,
  monthsSinceChampionLeft: 99,
})

export const usualEngagement = (company: Company): number => Math.max(0.35, company.traits.engagement)

/** The share of its usual engagement that a company has lost. */
export const lostEngagement = (company: Company, latent: LatentMonth): number =>
  Math.max(0, 1 - latent.engagement / usualEngagement(company))

interface Blow {
  readonly championLeaves: boolean
  readonly incident: boolean
  /** Times as likely as usual: who could leave soon asks whether it is worth it. */
  readonly scrutiny: number
}

const nextDecline = (
  draw: Stream,
  company: Company,
  step: { readonly previous: LatentMonth; readonly blow: Blow },
): Decline | undefined => {
  const { previous, blow } = step
  const roll = draw.uniform()
  const months = draw.integer(4, 7)
  const depth = 0.4 + 0.5 * Math.sqrt(draw.uniform())
  if (previous.decline !== undefined) {
    const age = previous.decline.age + 1
    return age < previous.decline.months ? { ...previous.decline, age } : undefined
  }
  const probability =
    blow.scrutiny *
    (DECLINE_PROBABILITY[company.segment] +
      (blow.championLeaves ? DECLINE_AFTER_CHAMPION : 0) +
      (blow.incident ? DECLINE_AFTER_INCIDENT : 0))
  return roll < probability ? { age: 0, months, depth, isAboutSupport: blow.incident } : undefined
}

const declineShare = (decline: Decline): number =>
  decline.depth * (DECLINE_COURSE[Math.min(decline.age, DECLINE_COURSE.length - 1)] ?? 1)

export const nextLatentMonth = (
  seed: number,
  company: Company,
  step: { readonly previous: LatentMonth; readonly month: Day; readonly scrutiny: number },
): LatentMonth => {
  const { previous, month } = step
  const draw = openStream(seed, 'latent', company.uid, month)
  const noise = draw.normal()
  const incident = draw.chance(INCIDENT_PROBABILITY)
  const severity = 0.5 + 0.5 * draw.uniform()
  const championLeaves = draw.chance(
    previous.decline === undefined ? CHAMPION_LEAVES_PROBABILITY : CHAMPION_LEAVES_IN_DECLINE_PROBABILITY,
  )
  const decline = nextDecline(draw, company, {
    previous,
    blow: { championLeaves, incident, scrutiny: step.scrutiny },
  })
  const usual = usualEngagement(company)
  const target = decline === undefined ? usual : usual * (1 - declineShare(decline))
  const pull = decline === undefined ? 0.4 : 0.8
  const engagement =
    previous.engagement + pull * (target - previous.engagement) + 0.04 * noise - 0.03 * previous.supportPain
  const lasting = decline?.isAboutSupport === true ? 0.9 : decline === undefined ? 0.45 : 0.6
  return {
    month,
    engagement: Math.min(1.2, Math.max(0.04, engagement)),
    decline,
    supportPain: incident
      ? severity
      : Math.max(previous.supportPain * lasting, decline === undefined ? 0 : 0.25),
    championLeaves,
    monthsSinceChampionLeft: championLeaves ? 0 : previous.monthsSinceChampionLeft + 1,
  }
}

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

const BASE_LOG_ODDS: Readonly<Record<Segment, number>> = { smb: -5.4, mid_market: -5.6, enterprise: -6 }

/** Logistic in the drivers; a contract that does not end soon holds most back. */
export const churnHazard = (inputs: HazardInputs): ChurnHazard => {
  const { current } = inputs
  const drivers = {
    usage: 12 * Math.max(0, inputs.lostEngagement - 0.25),
    support: 1.6 * current.supportPain,
    price: 0.7 * inputs.priceSensitivity + (inputs.priceRose ? 1.1 : 0),
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

export const strongestDriver = (hazard: ChurnHazard): ChurnDriver =>
  (Object.entries(hazard.drivers) as readonly (readonly [ChurnDriver, number])[]).reduce((best, entry) =>
    entry[1] > best[1] ? entry : best,
  )[0]
