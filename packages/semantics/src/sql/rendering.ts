import type { GroupColumn } from '../plan/query-plan.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'
import type { ModelRelation } from '../layer/semantic-model.ts'

/** What every part of a statement needs to know. */
export interface Rendering {
  readonly layer: SemanticLayer
  readonly groups: readonly GroupColumn[]
  /** Where a model is: in a published version without the name of the database it was built in. */
  readonly relationSql: (relation: ModelRelation) => string
}

export interface NamedQuery {
  readonly name: string
  readonly sql: string
}
