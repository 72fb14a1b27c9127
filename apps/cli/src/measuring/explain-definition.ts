import {
  findMetric,
  type Metric,
  planQuery,
  queryScope,
  renderQuery,
  type SemanticLayer,
} from '@waypoint/semantics'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { tracedProject } from '../tracing/project-trace.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { definitionLines } from './definition-lines.ts'
import { listed } from './list-metrics.ts'
import { loadLayer } from './load-layer.ts'
import { upstreamOf } from './metric-upstream.ts'
import { own, publishedRelation } from './relation-names.ts'

/** `waypoint metrics explain <metric>` without a customer: what it means and what it is read from. */
export async function explainDefinition(name: string, options: WorkspaceOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const layer = loadLayer(workspace)
  const metric = findMetric(layer, name)
  const plan = planQuery(layer, {
    metrics: [name],
    groupBy: [periodOf(layer, metric)],
    where: [],
    start: null,
    end: null,
    orderBy: [],
    limit: null,
  })
  const sql = renderQuery(plan, { layer, relationSql: publishedRelation(own) })
  const project = await tracedProject(workspace)
  const upstream = upstreamOf({ layer, metric }, project.manifest, project)
  const summary = listed(layer, metric)
  const explanation = {
    ...summary,
    policy: metric.meta['policy'] ?? null,
    definition: metric.definition,
    filters: metric.filters,
    upstream,
    notes: plan.notes,
    sql,
  }
  host.out(
    options.json === true
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : definitionLines({ layer, metric, summary, upstream, notes: plan.notes, sql }, host.style),
  )
}

/** By month, where the metric is known so finely. */
function periodOf(layer: SemanticLayer, metric: Metric): string {
  const grain = queryScope(layer, [metric]).shared.get('metric_time')?.grain
  return grain === 'quarter' || grain === 'year' ? grain : 'month'
}
