import type { Manifest } from '@waypoint/contracts'
import { findMeasure, type Metric, measuresOf, type SemanticLayer } from '@waypoint/semantics'
import { type ColumnName, walkColumns } from '@waypoint/sql'
import { shortName } from '../tracing/find-column.ts'
import type { ProjectTrace } from '../tracing/trace-project.ts'

export interface MetricUpstream {
  /** The tables that its measures are read from. */
  readonly models: readonly string[]
  /** `raw_stripe.subscription`: the raw tables behind the columns of its measures. */
  readonly sources: readonly string[]
}

/** Where a metric comes from: the tables of its measures, and what their columns are made from. */
export function upstreamOf(
  { layer, metric }: { readonly layer: SemanticLayer; readonly metric: Metric },
  manifest: Manifest,
  { graph }: Pick<ProjectTrace, 'graph'>,
): MetricUpstream {
  const read = measuresOf(layer, metric).map(({ measure }) => findMeasure(layer, measure))
  const columns = read.flatMap(({ measure, model }): readonly ColumnName[] => {
    const node = Object.values(manifest.nodes).find(
      ({ schema, alias }) => schema === model.relation.schema && alias === model.relation.alias,
    )
    if (node === undefined) return []
    const known = graph.get(node.unique_id) ?? new Map()
    const named = measure.expr.match(/[a-z_]\w*/gi) ?? []
    return named
      .filter((name) => known.has(name.toLowerCase()))
      .map((column) => ({ node: node.unique_id, column }))
  })
  const raw = columns
    .flatMap((column) => walkColumns(graph, column, { direction: 'up', depth: Infinity }))
    .filter(({ node, column }) => manifest.sources[node] !== undefined && !column.startsWith('_fivetran_'))
    .map(({ node }) => shortName(node, manifest))
  const models = read.map(({ model }) => `${model.relation.schema}.${model.relation.alias}`)
  return { models: unique(models), sources: unique(raw) }
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted()
