import type { Stream } from '../random/stream.ts'
import type { Company, Segment } from './company.ts'

type DeclineCause = 'usage' | 'support' | 'champion'

/** A slump of engagement that a company either overcomes or ends by leaving. */
export interface Decline {
  /** Whole months since it began. */
  readonly age: number
  readonly months: number
  /** Share of the usual engagement that is lost in the end. */
  readonly depth: number
  readonly cause: DeclineCause
}

/** A month's for a company of middling size and fit. */
const DECLINE_PROBABILITY: Readonly<Record<Segment, number>> = {
  smb: 0.032,
  mid_market: 0.0155,
  enterprise: 0.0105,
}
/** How many e-folds lie between the smallest and the largest of a segment. */
const SIZE_EFFECT: Readonly<Record<Segment, number>> = { smb: 6, mid_market: 8, enterprise: 9 }
/** And between who the product suits not at all and who it suits best; it shows in the first year most. */
const FIT_EFFECT = 4
const DECLINE_AFTER_CHAMPION = 0.4
const DECLINE_AFTER_INCIDENT = 0.14
/** Share of the depth reached in each month of a decline. */
const DECLINE_COURSE = [0.35, 0.65, 0.88, 1] as const

/** How much more likely than in the middle of its segment the company is to lose interest. */
const fragility = ({ segment, traits }: Company): number =>
  Math.exp(SIZE_EFFECT[segment] * (0.5 - traits.stature) + FIT_EFFECT * (0.6 - traits.fit))

/** What befalls a company in a month. */
interface Blow {
  readonly championLeaves: boolean
  readonly incident: boolean
  /** Times as likely as usual: who could leave soon asks whether it is worth it. At 0 a decline ends. */
  readonly scrutiny: number
}

const causeOf = ({ championLeaves, incident }: Blow): DeclineCause =>
  championLeaves ? 'champion' : incident ? 'support' : 'usage'

/** A decline goes on to its end; without one, the month may begin one. */
export const nextDecline = (
  draw: Stream,
  company: Company,
  step: { readonly current: Decline | undefined; readonly blow: Blow },
): Decline | undefined => {
  const { current, blow } = step
  const roll = draw.uniform()
  const months = draw.integer(4, 7)
  const depth = 0.4 + 0.5 * Math.sqrt(draw.uniform())
  if (blow.scrutiny === 0) return undefined
  if (current !== undefined) {
    const age = current.age + 1
    return age < current.months ? { ...current, age } : undefined
  }
  const weakness = fragility(company)
  const probability =
    blow.scrutiny *
    (DECLINE_PROBABILITY[company.segment] * Math.min(6, weakness) +
      Math.min(1.5, weakness ** 0.75) *
        ((blow.championLeaves ? DECLINE_AFTER_CHAMPION : 0) + (blow.incident ? DECLINE_AFTER_INCIDENT : 0)))
  return roll < probability ? { age: 0, months, depth, cause: causeOf(blow) } : undefined
}

/** The share of the usual engagement lost at this age. */
export const declineShare = (decline: Decline): number =>
  decline.depth * (DECLINE_COURSE[Math.min(decline.age, DECLINE_COURSE.length - 1)] ?? 1)
