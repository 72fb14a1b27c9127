import type { Figure } from './figure.ts'

export interface ExpansionSignal {
  readonly signal: string
  readonly evidence: string
  readonly upliftCents: Figure
}

export interface ExpansionCustomer {
  readonly customerId: string
  readonly name: string
  readonly segment: string | null
  readonly owner: string | null
  readonly mrrCents: Figure
  /** The largest uplift among the signals: they overlap, so they are not added up. */
  readonly upliftCents: Figure
  readonly signals: readonly ExpansionSignal[]
}

export interface Expansion {
  readonly customers: readonly ExpansionCustomer[]
  readonly total: number
}
