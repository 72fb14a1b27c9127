import type { HealthBand } from './bands.ts'
import type { Figure } from './figure.ts'

/** One account in the version before and in this one. */
export interface AccountChange {
  readonly customerId: string
  readonly name: string
  readonly bandBefore: HealthBand
  readonly bandNow: HealthBand
  readonly scoreBefore: Figure
  readonly scoreNow: Figure
  readonly arrCents: number
}

/** What differs from the version that was published before. */
export interface Changes {
  readonly previous: {
    readonly id: string
    /** ISO timestamp, UTC. */
    readonly publishedAt: string
    readonly asOf: string
  }
  /** Paying customers at risk or critical now and not then, by ARR. */
  readonly newlyAtRisk: readonly AccountChange[]
  /** The other way round, and still paying. */
  readonly recovered: readonly AccountChange[]
  /** At risk then, and no longer paying. */
  readonly lost: readonly AccountChange[]
  /** The largest moves of the score among the others, at most five. */
  readonly moves: readonly AccountChange[]
  readonly mrrBeforeCents: Figure
  readonly mrrNowCents: Figure
  /** MRR of the day of the version before, as this version has it. */
  readonly mrrRestatedCents: Figure
  /** Customers with a past score that this version tells differently. */
  readonly restatedCustomers: number
}
