/** What one policy says of paying customers on the first of a month. */
export interface PolicyMonth {
  /** Customers by band; `insufficient_data` for those without a score. */
  readonly bands: Readonly<Record<string, number>>
  /** Customers in bands of high risk, and how many of those left within the horizon. */
  readonly alarms: number
  readonly caught: number
}

export interface SimulatedMonth {
  readonly month: string
  readonly customers: number
  /** Customers who left within the horizon; null where it is not over. */
  readonly leavers: number | null
  readonly before: PolicyMonth
  readonly after: PolicyMonth
}

/** Over the months whose horizon is over. */
export interface Judgement {
  readonly caught: number
  readonly falseAlarms: number
  /** Caught of all who left, and caught of all alarms; null where there are none. */
  readonly recall: number | null
  readonly precision: number | null
}

export interface BandMove {
  readonly customerId: string
  readonly name: string
  readonly mrrCents: number
  readonly scoreBefore: number | null
  readonly scoreAfter: number | null
  readonly bandBefore: string
  readonly bandAfter: string
}

export interface PolicyChange {
  readonly segment: string
  readonly lifecycleStage: string
  readonly measure: string
  readonly what:
    | 'weight'
    | 'no_penalty_at'
    | 'full_penalty_at'
    | 'when_unmeasured'
    | 'ceiling_from'
    | 'ceiling_score'
  readonly before: string | null
  readonly after: string | null
}

/** What a changed policy would have said, beside what was said. */
export interface PolicySimulation {
  readonly from: string
  readonly to: string
  readonly horizonDays: number
  readonly changes: readonly PolicyChange[]
  readonly months: readonly SimulatedMonth[]
  readonly leavers: number
  readonly before: Judgement
  readonly after: Judgement
  /** Days of customers whose score differs. */
  readonly changedDays: number
  /** Paying customers in another band on the last day, those with most revenue first. */
  readonly moves: readonly BandMove[]
}
