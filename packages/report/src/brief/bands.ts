import type { Figure } from './figure.ts'

export const riskBands = ['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data'] as const

export type RiskBand = (typeof riskBands)[number]

export interface BandCount {
  readonly band: RiskBand
  readonly customers: number
  readonly arrCents: Figure
}

/** How customers stand today, worst band first; every band is listed, also an empty one. */
export interface Bands {
  /** Whether only customers with MRR are counted; without billing data all are. */
  readonly population: 'paying' | 'all'
  readonly counts: readonly BandCount[]
}
