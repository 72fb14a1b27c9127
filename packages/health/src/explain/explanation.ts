/** What a measure was taken for: `good_news` counts in full without a value, the other two do not count. */
export type MeasureState = 'measured' | 'good_news' | 'missing' | 'not_applicable'

/** A record behind a measure that counts bad news. */
export interface Evidence {
  readonly record: string
  readonly detail: string | null
  readonly happenedOn: string
  /** Later than the day it happened where it arrived late. */
  readonly knownFrom: string
  readonly countsUntil: string
}

export interface ExplainedMeasure {
  readonly measure: string
  readonly component: string | null
  readonly state: MeasureState
  readonly weight: number
  readonly value: number | null
  readonly noPenaltyAt: number | null
  readonly fullPenaltyAt: number | null
  /** Points lost; what a ceiling takes is part of them. */
  readonly points: number
  /** Null where there was no score on that day. */
  readonly pointsDayBefore: number | null
  readonly pointsWeeksBefore: number | null
  readonly evidence: readonly Evidence[]
}

export interface ScoredDay {
  readonly date: string
  readonly score: number | null
  readonly band: string
}

export interface Ceiling {
  readonly measure: string
  readonly from: number
  readonly bestBand: string
  readonly score: number
}

/** How the health of a customer on a day came about. The points of the measures add up to 100 less the score. */
export interface HealthExplanation {
  readonly customer: { readonly customerId: string; readonly name: string }
  readonly segment: string
  readonly lifecycleStage: string
  readonly day: ScoredDay
  readonly dayBefore: ScoredDay | null
  readonly weeksBefore: ScoredDay | null
  readonly dataCoverage: number
  readonly minimumCoverage: number
  readonly daysOfHistory: number
  readonly minimumHistoryDays: number
  /** The ceiling that holds the score down, where one does. */
  readonly ceiling: Ceiling | null
  /** Most points first; then what counts without costing any; what does not count last. */
  readonly measures: readonly ExplainedMeasure[]
}
