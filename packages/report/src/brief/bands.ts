import type { Figure } from './figure.ts'

export const healthBands = ['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data'] as const

export type HealthBand = (typeof healthBands)[number]

export interface BandCount {
  readonly band: HealthBand
  readonly customers: number
  readonly arrCents: Figure
}

/** How customers stand today, worst band first; every band is listed, also an empty one. */
export interface Bands {
  /** Whether only customers with MRR are counted; without billing data all are. */
  readonly population: 'paying' | 'all'
  readonly counts: readonly BandCount[]
}
