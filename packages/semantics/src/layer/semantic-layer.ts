import type { Metric } from './metric.ts'
import type { SavedQuery } from './saved-query.ts'
import type { ModelRelation, SemanticModel } from './semantic-model.ts'

/** A table with one row for every day. */
export interface TimeSpine {
  readonly relation: ModelRelation
  readonly column: string
}

/** What a project can be asked for, by name. */
export interface SemanticLayer {
  readonly models: ReadonlyMap<string, SemanticModel>
  readonly metrics: ReadonlyMap<string, Metric>
  readonly savedQueries: ReadonlyMap<string, SavedQuery>
  readonly timeSpine: TimeSpine | null
}
