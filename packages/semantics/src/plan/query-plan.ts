import type { Attribute, AttributeUse } from '../attributes/attribute.ts'
import type { Condition } from '../filters/condition.ts'
import type { Grain, TimeWindow } from '../layer/grain.ts'
import type { FoundMeasure } from '../layer/find-measure.ts'
import type { Additivity } from './additivity.ts'

/** A column of the answer that figures are broken down by. */
export interface GroupColumn {
  /** As it was asked for. */
  readonly alias: string
  readonly use: AttributeUse
}

export interface DayRange {
  readonly start: string | null
  readonly end: string | null
}

/** How the rows of a measure become the value of a period. */
export type Reading =
  | { readonly kind: 'events' }
  | { readonly kind: 'balance' }
  | {
      readonly kind: 'cumulative'
      readonly window: TimeWindow | null
      readonly grainToDate: Grain | null
      readonly periodAggregation: 'first' | 'last' | 'average'
    }
  | {
      readonly kind: 'conversion'
      readonly base: MeasureRows
      readonly entity: string
      readonly window: TimeWindow | null
      readonly constants: readonly ConstantProperty[]
    }

interface ConstantProperty {
  readonly base: AttributeUse
  readonly conversion: AttributeUse
}

/** The value of another period: as long ago, or at the beginning of a longer one. */
export type Shift =
  | { readonly kind: 'offset'; readonly window: TimeWindow }
  | { readonly kind: 'to_grain'; readonly grain: Grain }

/** Rows of a measure's model that pass the filters, with what can be read of them. */
export interface MeasureRows {
  readonly found: FoundMeasure
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly filters: readonly Condition[]
}

/** One value for each group, read from one measure: a common table expression of the statement. */
export interface PlannedPart {
  readonly id: string
  readonly rows: MeasureRows
  readonly reading: Reading
  readonly range: DayRange
  readonly shift: Shift | null
  readonly isJoinedToTimeSpine: boolean
}

/** How a figure is calculated from parts. */
export type FigureExpression =
  | { readonly kind: 'part'; readonly part: string; readonly fillNullsWith: number | null }
  | { readonly kind: 'ratio'; readonly numerator: FigureExpression; readonly denominator: FigureExpression }
  | {
      readonly kind: 'derived'
      readonly expr: string
      readonly inputs: readonly { readonly alias: string; readonly value: FigureExpression }[]
    }

export interface PlannedFigure {
  readonly metric: string
  readonly label: string
  /** `cents`, `ratio`, `count`, …, as the metric's `meta` says. */
  readonly unit: string | null
  readonly expression: FigureExpression
  readonly additivity: Additivity
}

export interface OrderColumn {
  readonly column: string
  readonly isDescending: boolean
}

/** Plain data: what will be read, and how it becomes the answer. */
export interface QueryPlan {
  readonly groups: readonly GroupColumn[]
  readonly parts: readonly PlannedPart[]
  readonly figures: readonly PlannedFigure[]
  readonly range: DayRange
  readonly orderBy: readonly OrderColumn[]
  readonly limit: number | null
  /** What a reader of the answer has to know: above all, where a total is not the sum of its parts. */
  readonly notes: readonly string[]
}
