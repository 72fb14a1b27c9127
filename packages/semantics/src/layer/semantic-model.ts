import type { Grain } from './grain.ts'

type EntityType = 'primary' | 'unique' | 'natural' | 'foreign'

export interface Entity {
  readonly name: string
  readonly type: EntityType
  /** SQL on the columns of the model. */
  readonly expr: string
  readonly description: string
}

export interface Dimension {
  readonly name: string
  readonly type: 'categorical' | 'time'
  readonly expr: string
  readonly description: string
  /** The finest period of a time dimension. */
  readonly grain: Grain | null
  /** Marks the beginning or the end of the time in which a row of a slowly changing dimension holds. */
  readonly validity: 'start' | 'end' | null
}

type Aggregation =
  | 'sum'
  | 'min'
  | 'max'
  | 'count'
  | 'count_distinct'
  | 'average'
  | 'median'
  | 'percentile'
  | 'sum_boolean'

/** A balance: it is read at one moment of a period, not added up over it. */
export interface NonAdditive {
  readonly dimension: string
  readonly choice: 'min' | 'max'
  /** Entities of which each has its own last moment. */
  readonly groupings: readonly string[]
}

export interface Measure {
  readonly name: string
  /** The semantic model that has it. */
  readonly model: string
  readonly aggregation: Aggregation
  readonly expr: string
  readonly description: string
  readonly percentile: { readonly share: number; readonly isDiscrete: boolean } | null
  /** The time dimension that `metric_time` means. */
  readonly timeDimension: string
  readonly nonAdditive: NonAdditive | null
}

export interface ModelRelation {
  readonly schema: string
  readonly alias: string
  /** Quoted, with the database of the target that the project was parsed for. */
  readonly relationName: string
}

export interface SemanticModel {
  readonly name: string
  readonly description: string
  readonly relation: ModelRelation
  /** Prefix of the names of its dimensions. */
  readonly primaryEntity: string
  readonly entities: readonly Entity[]
  readonly dimensions: readonly Dimension[]
  readonly measures: readonly Measure[]
}
