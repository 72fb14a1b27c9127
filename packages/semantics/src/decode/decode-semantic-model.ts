import { type Grain, grains } from '../layer/grain.ts'
import type { Dimension, Entity, Measure, ModelRelation, SemanticModel } from '../layer/semantic-model.ts'
import {
  isMap,
  type JsonMap,
  mapOf,
  mapsOf,
  numberOrNull,
  textOf,
  textOrNull,
  textsOf,
  wordOf,
} from './json.ts'

const ENTITY_TYPES = ['primary', 'unique', 'natural', 'foreign'] as const
const AGGREGATIONS = [
  'sum',
  'min',
  'max',
  'count',
  'count_distinct',
  'average',
  'median',
  'percentile',
  'sum_boolean',
] as const

export function decodeSemanticModel(data: JsonMap): SemanticModel {
  const name = textOf(data['name'])
  const entities = mapsOf(data['entities']).map((entity) => decodeEntity(entity, name))
  const primary = entities.find((entity) => entity.type === 'primary') ?? entities[0]
  const defaults = mapOf(data['defaults'])
  return {
    name,
    description: textOf(data['description']),
    relation: decodeRelation(data['node_relation']),
    primaryEntity: textOrNull(data['primary_entity']) ?? primary?.name ?? name,
    entities,
    dimensions: mapsOf(data['dimensions']).map((dimension) => decodeDimension(dimension, name)),
    measures: mapsOf(data['measures']).map((measure) =>
      decodeMeasure(measure, { model: name, time: textOf(defaults['agg_time_dimension']) }),
    ),
  }
}

export function decodeRelation(value: unknown): ModelRelation {
  const relation = mapOf(value)
  return {
    schema: textOf(relation['schema_name']),
    alias: textOf(relation['alias']),
    relationName: textOf(relation['relation_name']),
  }
}

function decodeEntity(data: JsonMap, model: string): Entity {
  const name = textOf(data['name'])
  return {
    name,
    type: wordOf(data['type'], ENTITY_TYPES, `The type of the entity '${name}' of ${model}`),
    expr: textOrNull(data['expr']) ?? name,
    description: textOf(data['description']),
  }
}

function decodeDimension(data: JsonMap, model: string): Dimension {
  const name = textOf(data['name'])
  const params = mapOf(data['type_params'])
  const validity = mapOf(params['validity_params'])
  return {
    name,
    type: wordOf(data['type'], ['categorical', 'time'], `The type of the dimension '${name}' of ${model}`),
    expr: textOrNull(data['expr']) ?? name,
    description: textOf(data['description']),
    grain: data['type'] === 'time' ? finestGrain(params['time_granularity']) : null,
    validity: validity['is_start'] === true ? 'start' : validity['is_end'] === true ? 'end' : null,
  }
}

/** What is finer than a day is asked for by day. */
function finestGrain(written: unknown): Grain {
  return grains.find((grain) => grain === written) ?? 'day'
}

function decodeMeasure(data: JsonMap, { model, time }: { model: string; time: string }): Measure {
  const name = textOf(data['name'])
  const params = mapOf(data['agg_params'])
  const share = numberOrNull(params['percentile'])
  const nonAdditive = data['non_additive_dimension']
  return {
    name,
    model,
    aggregation: wordOf(
      data['agg'] === 'avg' ? 'average' : data['agg'],
      AGGREGATIONS,
      `The aggregation of the measure '${name}'`,
    ),
    expr: textOrNull(data['expr']) ?? name,
    description: textOf(data['description']),
    percentile: share === null ? null : { share, isDiscrete: params['use_discrete_percentile'] === true },
    timeDimension: textOrNull(data['agg_time_dimension']) ?? time,
    nonAdditive: isMap(nonAdditive)
      ? {
          dimension: textOf(nonAdditive['name']),
          choice: wordOf(nonAdditive['window_choice'], ['min', 'max'], `window_choice of '${name}'`),
          groupings: textsOf(nonAdditive['window_groupings']),
        }
      : null,
  }
}
