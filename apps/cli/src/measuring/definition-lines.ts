import type { Metric, SemanticLayer } from '@waypoint/semantics'
import type { Style } from '../terminal/style.ts'
import { formulaOf } from './formula.ts'
import type { ListedMetric } from './list-metrics.ts'
import type { MetricUpstream } from './metric-upstream.ts'

interface Definition {
  readonly layer: SemanticLayer
  readonly metric: Metric
  readonly summary: ListedMetric
  readonly upstream: MetricUpstream
  readonly notes: readonly string[]
  readonly sql: string
}

const SUMS: Readonly<Record<string, string>> = {
  full: 'yes, by any break-down',
  groups: 'by customers and other groups, not over time',
  none: 'no: ask for the total itself',
}

export function definitionLines(
  { layer, metric, summary, upstream, notes, sql }: Definition,
  style: Style,
): string {
  const { policy } = metric.meta
  const line = (title: string, text: string): string =>
    text === '' ? '' : `  ${style.quiet(title.padEnd(12))}${text}\n`
  return [
    `${style.bold(metric.label)}  ${style.quiet(metric.name)}\n`,
    `${metric.description}\n\n`,
    line('type', metric.definition.type),
    line('formula', formulaOf(layer, metric)),
    line('only', metric.filters.join(' and ')),
    line('unit', summary.unit ?? ''),
    line('adds up', SUMS[summary.additivity] ?? ''),
    line('policy', typeof policy === 'string' ? policy : ''),
    line('grouped by', summary.dimensions.join(', ')),
    line('read from', upstream.models.join(', ')),
    line('sources', upstream.sources.join(', ')),
    ...notes.map((note) => line('note', note)),
    `\n${sql}`,
  ].join('')
}
