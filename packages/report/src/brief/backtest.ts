import type { HealthBand } from './bands.ts'

export type RiskScorer = 'model' | 'rules' | 'health'

/** Customers at month ends of one slice, and how many of them left within 90 days. */
export interface BacktestLine {
  readonly customers: number
  readonly churned: number
  /** Share that left. */
  readonly churnRate: number
  /** Churn rate over that of all customers; null where nobody left. */
  readonly lift: number | null
}

export interface RiskTenth extends BacktestLine {
  /** 1 has the highest risks. */
  readonly tenth: number
  /** Null where the score is no risk. */
  readonly meanRisk: number | null
}

/** How good one score was over all past months. */
export interface ScorerRecord {
  readonly scorer: RiskScorer
  readonly all: BacktestLine
  /** Highest risks first. */
  readonly tenths: readonly RiskTenth[]
  /** Mean difference of risk and churn rate over the tenths; null where the score is no risk. */
  readonly calibrationError: number | null
}

interface BandRecord extends BacktestLine {
  readonly band: HealthBand
}

/** One month's end: of whom the score warned, and who left. */
export interface BacktestMonth {
  /** ISO date of the scores. */
  readonly date: string
  readonly churnRate: number
  readonly lifts: Readonly<Record<RiskScorer, number | null>>
  /** Of the model. */
  readonly calibrationError: number | null
}

/** What stood in the list some days before customers left. */
export interface Foresight {
  readonly daysBefore: number
  readonly customers: number
  /** Share whose band was worse than the best. */
  readonly warned: number
  readonly meanRules: number | null
  readonly meanModel: number | null
}

/** What customers with a sign of growth did within 90 days. */
export interface GrowthRecord {
  readonly signal: string
  readonly customers: number
  readonly expanded: number
  readonly precision: number
}

/** How good the scores of past months were, by what happened within 90 days. */
export interface Backtest {
  readonly from: string
  readonly to: string
  readonly scorers: readonly ScorerRecord[]
  readonly bands: readonly BandRecord[]
  readonly months: readonly BacktestMonth[]
  readonly foresight: readonly Foresight[]
  readonly growth: readonly GrowthRecord[]
}
