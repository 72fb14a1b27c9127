import type { Figure } from './figure.ts'

export const movementCategories = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx'] as const

export type MovementCategory = (typeof movementCategories)[number]

/** Signed cents: contraction and churn are negative or zero, so that a period simply adds up. */
export type Movements = Readonly<Record<MovementCategory, number>>

/** ending = starting + the sum of all movements, to the cent. */
export interface MrrPeriod {
  /** First day of the first and of the last month. */
  readonly from: string
  readonly to: string
  readonly startingCents: number
  readonly movements: Movements
  readonly endingCents: number
}

export interface Revenue {
  /** Up to 24 full months, oldest first. */
  readonly months: readonly MrrPeriod[]
  readonly lastMonth: MrrPeriod
  /** The last twelve full months as one period, or as many as there are. */
  readonly year: MrrPeriod
  readonly basis: 'event' | 'month_end'
  /** What billing delivered and MRR leaves out, most frequent first. */
  readonly exceptions: readonly RevenueException[]
}

export interface RevenueException {
  readonly reason: string
  readonly count: number
}

export interface RetentionSlice {
  /** `total` or a segment. */
  readonly slice: string
  readonly nrr: Figure
  readonly grr: Figure
  readonly logoChurn: Figure
  readonly customersStart: number
  readonly customersChurned: number
  readonly startingCents: number
}

/** Retention over the twelve months that end on `through`. */
export interface Retention {
  readonly through: string
  readonly total: RetentionSlice
  readonly segments: readonly RetentionSlice[]
}
