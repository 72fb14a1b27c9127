import type { HealthBand } from './bands.ts'
import type { Figure } from './figure.ts'

export interface RiskReason {
  readonly measure: string
  readonly value: number | null
  readonly threshold: number | null
  /** Points of health lost; all reasons of a customer sum to 100 − score. */
  readonly points: number
}

export interface HealthDay {
  readonly date: string
  readonly score: number | null
  readonly band: HealthBand
}

export interface WatchlistEntry {
  readonly rank: number
  readonly customerId: string
  readonly name: string
  readonly segment: string | null
  readonly owner: string | null
  readonly band: HealthBand
  readonly score: Figure
  readonly scoreChange1d: Figure
  readonly scoreChange28d: Figure
  /** The strongest reasons, most points first. */
  readonly reasons: readonly RiskReason[]
  readonly reasonCount: number
  readonly mrrCents: Figure
  readonly arrCents: Figure
  readonly renewalDate: string | null
  readonly daysToRenewal: number | null
  /** Up to 90 days ending on the day of the report. */
  readonly history: readonly HealthDay[]
}

export interface Watchlist {
  readonly entries: readonly WatchlistEntry[]
  /** How many customers the whole list has. */
  readonly total: number
}
