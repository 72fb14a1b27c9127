import { additivityOf, type Metric, measuresOf, queryScope, type SemanticLayer } from '@waypoint/semantics'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { loadLayer } from './load-layer.ts'

export interface ListedMetric {
  readonly name: string
  readonly label: string
  readonly type: Metric['definition']['type']
  readonly unit: string | null
  readonly description: string
  readonly additivity: string
  readonly measures: readonly string[]
  readonly dimensions: readonly string[]
}

/** `waypoint metrics list` */
export function listMetrics(options: WorkspaceOptions, host: Host): void {
  const layer = loadLayer(workspaceAt(options.dir, host.cwd))
  const metrics = [...layer.metrics.values()].map((metric) => listed(layer, metric))
  if (options.json === true) {
    host.out(`${JSON.stringify(metrics, null, 2)}\n`)
    return
  }
  if (metrics.length === 0) host.err('The project declares no metrics.\n')
  const columns = ['metric', 'type', 'what it is'].map((title) => ({ title, align: 'left' as const }))
  const rows = metrics.map((metric) => [metric.name, metric.type, firstSentence(metric.description)])
  if (rows.length > 0) host.out(renderTable(columns, rows, host.style))
}

export function listed(layer: SemanticLayer, metric: Metric): ListedMetric {
  const unit = metric.meta['unit']
  return {
    name: metric.name,
    label: metric.label,
    type: metric.definition.type,
    unit: typeof unit === 'string' ? unit : null,
    description: metric.description,
    additivity: additivityOf(layer, metric),
    measures: [...new Set(measuresOf(layer, metric).map(({ measure }) => measure))],
    dimensions: [...queryScope(layer, [metric]).shared.keys()],
  }
}

export function firstSentence(text: string): string {
  return /^.*?[.;](?=\s|$)/s.exec(text)?.[0].replace(/;$/, '.') ?? text
}
