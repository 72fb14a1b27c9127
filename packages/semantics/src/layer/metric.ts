import type { Grain, TimeWindow } from './grain.ts'

export interface MeasureInput {
  readonly measure: string
  readonly filters: readonly string[]
  /** A period without a row still appears. */
  readonly isJoinedToTimeSpine: boolean
  readonly fillNullsWith: number | null
}

export interface MetricInput {
  readonly metric: string
  readonly alias: string
  readonly filters: readonly string[]
  /** The value that long before. */
  readonly offset: TimeWindow | null
  /** The value at the beginning of such a period. */
  readonly offsetToGrain: Grain | null
}

interface SimpleMetric {
  readonly type: 'simple'
  readonly input: MeasureInput
}

interface RatioMetric {
  readonly type: 'ratio'
  readonly numerator: MetricInput
  readonly denominator: MetricInput
}

interface DerivedMetric {
  readonly type: 'derived'
  /** Arithmetic on the aliases of the inputs. */
  readonly expr: string
  readonly inputs: readonly MetricInput[]
}

interface CumulativeMetric {
  readonly type: 'cumulative'
  readonly input: MeasureInput
  /** Neither of the two: everything so far. */
  readonly window: TimeWindow | null
  readonly grainToDate: Grain | null
  /** Which day's value stands for a longer period. */
  readonly periodAggregation: 'first' | 'last' | 'average'
}

export interface ConversionMetric {
  readonly type: 'conversion'
  readonly base: MeasureInput
  readonly conversion: MeasureInput
  readonly entity: string
  readonly calculation: 'conversions' | 'conversion_rate'
  /** Null: however long it takes. */
  readonly window: TimeWindow | null
  /** Must be the same in both events. */
  readonly constants: readonly { readonly base: string; readonly conversion: string }[]
}

export type MetricDefinition =
  | SimpleMetric
  | RatioMetric
  | DerivedMetric
  | CumulativeMetric
  | ConversionMetric

export interface Metric {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly filters: readonly string[]
  readonly definition: MetricDefinition
  /** What the project says beside: `unit`, `policy`, `owner`, … */
  readonly meta: Readonly<Record<string, unknown>>
}
