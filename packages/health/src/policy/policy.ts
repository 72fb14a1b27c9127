import type {
  Component,
  FlagName,
  LifecycleStage,
  MeaningOfNothing,
  MeasureName,
  RiskBand,
  Segment,
} from './known-measures.ts'

/** Costs nothing up to one threshold, its whole weight from the other on, and in between in proportion. */
export interface MeasurePolicy {
  readonly component: Component
  /** Share of 100 points. */
  readonly weight: number
  readonly noPenaltyAt: number
  readonly fullPenaltyAt: number
  readonly whenUnmeasured: MeaningOfNothing
}

export interface Band {
  readonly band: string
  readonly scoreFrom: number
  readonly riskBand: RiskBand
}

export interface Tier {
  readonly tier: string
  readonly scoreFrom: number
}

/** No band better than `bestBand` while the measure is at `from` or worse. */
export interface CeilingPolicy {
  readonly measure: MeasureName | FlagName
  readonly from: number
  readonly isWorseAbove: boolean
  readonly bestBand: string
}

/** The policy for the customers of one segment in one stage. */
export interface StagePolicy {
  readonly segment: Segment
  readonly lifecycleStage: LifecycleStage
  readonly measures: Readonly<Partial<Record<MeasureName, MeasurePolicy>>>
  readonly ceilings: readonly CeilingPolicy[]
}

export interface HealthPolicy {
  readonly minimumCoverage: number
  readonly minimumHistoryDays: number
  readonly hysteresisPoints: number
  /** From the best to the worst. */
  readonly bands: readonly Band[]
  readonly tiers: readonly Tier[]
  readonly composite: Readonly<Record<Component, number>>
  /** In the order of the file. */
  readonly measureNames: readonly MeasureName[]
  /** Every segment in every stage. */
  readonly stages: readonly StagePolicy[]
  /** What the models read as it stands in the file: parameters, expansion, the scores of entities. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** The highest score with which a customer has left every band above, whatever band it came from. */
export function ceilingScore(policy: Pick<HealthPolicy, 'bands' | 'hysteresisPoints'>, best: string): number {
  const index = policy.bands.findIndex(({ band }) => band === best)
  const better = policy.bands[index - 1]
  return better === undefined ? 100 : Math.round(100 * (better.scoreFrom - policy.hysteresisPoints) - 1) / 100
}
