import type { SemanticLayer, TimeSpine } from '../layer/semantic-layer.ts'
import { decodeMetric } from './decode-metric.ts'
import { decodeSavedQuery } from './decode-saved-query.ts'
import { decodeRelation, decodeSemanticModel } from './decode-semantic-model.ts'
import { mapOf, mapsOf, textOf } from './json.ts'

/** Reads the content of a semantic_manifest.json, ours or dbt's. */
export function decodeSemanticLayer(document: unknown): SemanticLayer {
  const data = mapOf(document)
  const models = mapsOf(data['semantic_models']).map(decodeSemanticModel)
  const metrics = mapsOf(data['metrics']).map(decodeMetric)
  const saved = mapsOf(data['saved_queries']).map(decodeSavedQuery)
  return {
    models: new Map(models.map((model) => [model.name, model])),
    metrics: new Map(metrics.map((metric) => [metric.name, metric])),
    savedQueries: new Map(saved.map((query) => [query.name, query])),
    timeSpine: timeSpineOf(mapOf(data['project_configuration'])),
  }
}

function timeSpineOf(configuration: Readonly<Record<string, unknown>>): TimeSpine | null {
  const daily = mapsOf(configuration['time_spines']).find(
    (spine) => mapOf(spine['primary_column'])['time_granularity'] === 'day',
  )
  if (daily === undefined) return null
  return {
    relation: decodeRelation(daily['node_relation']),
    column: textOf(mapOf(daily['primary_column'])['name']),
  }
}
