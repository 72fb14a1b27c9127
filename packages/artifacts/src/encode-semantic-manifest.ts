import type { DeclaredNode, Manifest, ModelNode } from '@waypoint/contracts'
import { toJson } from './json.ts'

const SEMANTIC_MODEL = [
  'name',
  'defaults',
  'description',
  'node_relation',
  'primary_entity',
  'entities',
  'measures',
  'dimensions',
  'label',
  'metadata',
  'config',
] as const

const METRIC = [
  'name',
  'description',
  'type',
  'type_params',
  'filter',
  'metadata',
  'label',
  'config',
  'time_granularity',
] as const

const SAVED_QUERY = ['name', 'query_params', 'description', 'metadata', 'label', 'exports', 'tags'] as const

/** semantic_manifest.json: what tools that answer questions by metrics need, and nothing else. */
export function encodeSemanticManifest(manifest: Manifest): string {
  const { nodes, metrics, semantic_models: models, saved_queries: queries } = manifest
  const all = Object.values(nodes).filter((node) => node.resource_type === 'model')
  return toJson({
    semantic_models: Object.values(models).map((node) => pick(node, SEMANTIC_MODEL)),
    metrics: Object.values(metrics).map((node) => pick(node, METRIC)),
    project_configuration: {
      time_spine_table_configurations: legacyTimeSpines(all, Object.keys(models).length > 0),
      metadata: null,
      dsi_package_version: { major_version: '0', minor_version: '9', patch_version: '0' },
      time_spines: all.flatMap(timeSpine),
    },
    saved_queries: Object.values(queries).map((node) => pick(node, SAVED_QUERY)),
  })
}

function pick(node: DeclaredNode, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field, node[field] ?? null]))
}

function timeSpine(model: ModelNode): readonly unknown[] {
  const { time_spine: spine } = model
  if (spine === null || spine === undefined) return []
  const { columns } = model
  const written = spine['standard_granularity_column']
  const name = typeof written === 'string' ? written : ''
  const custom = spine['custom_granularities']
  return [
    {
      node_relation: relationOf(model),
      primary_column: { name, time_granularity: columns[name]?.granularity ?? null },
      custom_granularities: (Array.isArray(custom) ? custom : []).map((each: Record<string, unknown>) => ({
        name: each['name'] ?? null,
        column_name: each['column_name'] ?? null,
      })),
    },
  ]
}

function relationOf({ alias, schema, database, relation_name }: ModelNode): unknown {
  return { alias, schema_name: schema, database, relation_name }
}

/** A model of this name was the time spine before models could say that they are one. */
const LEGACY_TIME_SPINE = 'metricflow_time_spine'

function legacyTimeSpines(models: readonly ModelNode[], isNeeded: boolean): readonly unknown[] {
  const found = models.find((model) => model.name === LEGACY_TIME_SPINE)
  if (!isNeeded || found === undefined || (found.time_spine ?? null) !== null) return []
  return [{ location: found.relation_name, column_name: 'date_day', grain: 'day' }]
}
