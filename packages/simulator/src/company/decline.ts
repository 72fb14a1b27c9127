import type { Stream } from '../random/stream.ts'
import type { Segment } from './company.ts'

/** A slump of engagement that a company either overcomes or ends by leaving. */
export interface Decline {
  /** Whole months since it began. */
  readonly age: number
  readonly months: number
  /** Share of the usual engagement that is lost in the end. */
  readonly depth: number
  readonly isAboutSupport: boolean
}

const DECLINE_PROBABILITY: Readonly<Record<Segment, number>> = {
  smb: 0.039,
  mid_market: 0.03,
  enterprise: 0.013,
}
const DECLINE_AFTER_CHAMPION = 0.4
const DECLINE_AFTER_INCIDENT = 0.14
/** Share of the depth reached in each month of a decline. */
const DECLINE_COURSE = [0.35, 0.65, 0.88, 1] as const

/** What befalls a company in a month. */
interface Blow {
  readonly championLeaves: boolean
  readonly incident: boolean
  /** Times as likely as usual: who could leave soon asks whether it is worth it. At 0 a decline ends. */
  readonly scrutiny: number
}

/** A decline goes on to its end; without one, the month may begin one. */
export const nextDecline = (
  draw: Stream,
  segment: Segment,
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
  const probability =
    blow.scrutiny *
    (DECLINE_PROBABILITY[segment] +
      (blow.championLeaves ? DECLINE_AFTER_CHAMPION : 0) +
      (blow.incident ? DECLINE_AFTER_INCIDENT : 0))
  return roll < probability ? { age: 0, months, depth, isAboutSupport: blow.incident } : undefined
}

/** The share of the usual engagement lost at this age. */
export const declineShare = (decline: Decline): number =>
  decline.depth * (DECLINE_COURSE[Math.min(decline.age, DECLINE_COURSE.length - 1)] ?? 1)
