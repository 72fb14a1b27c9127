import { WaypointError } from '@waypoint/contracts'
import type { SemanticLayer } from './semantic-layer.ts'
import type { Measure, SemanticModel } from './semantic-model.ts'

export interface FoundMeasure {
  readonly measure: Measure
  readonly model: SemanticModel
}

/** Names of measures are unique in a project. */
export function findMeasure(layer: SemanticLayer, name: string): FoundMeasure {
  for (const model of layer.models.values()) {
    const measure = model.measures.find((each) => each.name === name)
    if (measure !== undefined) return { measure, model }
  }
  throw new WaypointError({
    code: 'unknown-measure',
    message: `No semantic model has the measure '${name}'.`,
    hint: 'Declare it under measures: of a semantic model.',
  })
}
