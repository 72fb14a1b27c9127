import type { FoundMeasure } from '../layer/find-measure.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'
import type { Dimension, SemanticModel } from '../layer/semantic-model.ts'
import type { Attribute, JoinStep } from './attribute.ts'

export const METRIC_TIME = 'metric_time'
const MOST_JOINS = 2

/** Everything a measure can be grouped by, by name. What is nearer hides what is farther under the same name. */
export function attributesOf(
  layer: SemanticLayer,
  { measure, model }: FoundMeasure,
): ReadonlyMap<string, Attribute> {
  const found = new Map<string, Attribute>()
  const time = model.dimensions.find((dimension) => dimension.name === measure.timeDimension)
  if (time !== undefined) found.set(METRIC_TIME, metricTime(time))
  collect({ layer, model, joins: [] }, found)
  return found
}

interface Place {
  readonly layer: SemanticLayer
  readonly model: SemanticModel
  readonly joins: readonly JoinStep[]
}

function collect(place: Place, found: Map<string, Attribute>): void {
  const waiting = [place]
  for (let here = waiting.shift(); here !== undefined; here = waiting.shift()) {
    for (const attribute of elementsOf(here)) {
      if (!found.has(attribute.name)) found.set(attribute.name, attribute)
    }
    waiting.push(...nextModels(here))
  }
}

function elementsOf({ model, joins }: Place): readonly Attribute[] {
  const path = joins.map((step) => step.entity)
  const prefix = path.length === 0 ? [model.primaryEntity] : path
  const dimensions = model.dimensions.map((dimension) => ({
    name: [...prefix, dimension.name].join('__'),
    kind: dimension.type,
    joins,
    element: dimension.name,
    grain: dimension.grain,
    description: dimension.description,
  }))
  const entities = model.entities
    .filter((entity) => entity.name !== path.at(-1))
    .map((entity) => ({
      name: [...path, entity.name].join('__'),
      kind: 'entity' as const,
      joins,
      element: entity.name,
      grain: null,
      description: entity.description,
    }))
  return [...dimensions, ...entities]
}

/** Joins never multiply rows: the other model has one row for each value of the entity. */
function nextModels({ layer, model, joins }: Place): readonly Place[] {
  if (joins.length === MOST_JOINS) return []
  const visited = new Set([model.name, ...joins.map((step) => step.model)])
  return model.entities.flatMap((entity) =>
    [...layer.models.values()]
      .filter((other) => !visited.has(other.name) && entity.name !== joins.at(-1)?.entity)
      .filter((other) => other.entities.some((each) => each.name === entity.name && each.type !== 'foreign'))
      .map((other) => ({
        layer,
        model: other,
        joins: [...joins, { entity: entity.name, model: other.name }],
      })),
  )
}

function metricTime(dimension: Dimension): Attribute {
  return {
    name: METRIC_TIME,
    kind: 'time',
    joins: [],
    element: dimension.name,
    grain: dimension.grain,
    description: dimension.description,
  }
}
