import type { Figure } from './figure.ts'

export interface SlaLine {
  readonly metric: string
  /** `total` or a priority. */
  readonly slice: string
  readonly met: number
  readonly breached: number
  readonly running: number
  readonly adherence: Figure
  readonly previousAdherence: Figure
  readonly p50Seconds: Figure
  readonly p90Seconds: Figure
}

/** Whether support kept its promises in `month`, and in the month before. */
export interface Service {
  readonly month: string
  readonly lines: readonly SlaLine[]
}
