import type { Grain } from '../layer/grain.ts'

/** From one semantic model to another that has a single row for each value of the entity. */
export interface JoinStep {
  readonly entity: string
  readonly model: string
}

/** What a measure can be grouped and filtered by. */
export interface Attribute {
  /** `metric_time`, `customer`, `customer__segment`, `subscription__customer__segment`. */
  readonly name: string
  readonly kind: 'time' | 'categorical' | 'entity'
  /** Empty where the measure's own model has it. */
  readonly joins: readonly JoinStep[]
  /** Name of the dimension or entity in the model that has it. */
  readonly element: string
  readonly grain: Grain | null
  readonly description: string
}

/** An attribute as a query uses it: a time by its period. */
export interface AttributeUse {
  readonly name: string
  readonly grain: Grain | null
}
