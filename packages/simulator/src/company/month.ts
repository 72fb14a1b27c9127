import type { Day } from '../clock/day.ts'
import { openStream } from '../random/stream.ts'
import type { Company } from './company.ts'
import { type Decline, declineShare, nextDecline } from './decline.ts'

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

const INCIDENT_PROBABILITY = 0.045
const CHAMPION_LEAVES_PROBABILITY = 0.012
const CHAMPION_LEAVES_IN_DECLINE_PROBABILITY = 0.07

const usualEngagement = (company: Company): number => Math.max(0.35, company.traits.engagement)

/** The share of its usual engagement that a company has lost. */
export const lostEngagement = (company: Company, latent: LatentMonth): number =>
  Math.max(0, 1 - latent.engagement / usualEngagement(company))

export const firstLatentMonth = (company: Company, month: Day): LatentMonth => ({
  month,
  engagement: usualEngagement(company),
  decline: undefined,
  supportPain: 0,
  championLeaves: false,
  monthsSinceChampionLeft: 99,
})

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
    current: previous.decline,
    blow: { championLeaves, incident, scrutiny: step.scrutiny },
  })
  const usual = usualEngagement(company)
  const target = decline === undefined ? usual : usual * (1 - declineShare(decline))
  const pull = decline === undefined ? 0.4 : 0.8
  const engagement =
    previous.engagement + pull * (target - previous.engagement) + 0.04 * noise - 0.03 * previous.supportPain
  const lasting = decline?.cause === 'support' ? 0.9 : decline === undefined ? 0.45 : 0.6
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
