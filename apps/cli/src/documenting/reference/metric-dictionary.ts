import type { Manifest } from '@waypoint/contracts'
import { additivityOf, type Metric, type SemanticLayer } from '@waypoint/semantics'
import { formulaOf } from '../../measuring/formula.ts'
import { code, heading, markdownTable } from './markdown.ts'
import { compare } from './model-groups.ts'

const ADDS_UP = { full: 'yes', groups: 'not over time', none: 'no' } as const

/** Every metric with its definition, by the file that declares it. */
export function metricDictionary(layer: SemanticLayer, manifest: Manifest): string {
  const files = new Map(Object.values(manifest.metrics).map((node) => [node.name, node.original_file_path]))
  const groups = new Map<string, Metric[]>()
  for (const metric of layer.metrics.values()) {
    const file = files.get(metric.name) ?? ''
    groups.set(file, [...(groups.get(file) ?? []), metric])
  }
  const parts = [...groups]
    .toSorted(([left], [right]) => compare(left, right))
    .map(
      ([file, metrics]) =>
        `## ${titleOf(file)}\n\n${metrics.map((metric) => metricText(layer, metric)).join('')}`,
    )
  const about =
    'One definition for the app, the report, the command line and whoever asks. `waypoint metrics query` answers, `waypoint metrics explain` shows the SQL.'
  return `${heading('Metric dictionary', about)}${parts.join('')}`.trimEnd().concat('\n')
}

function titleOf(file: string): string {
  const name = file
    .replace(/^.*\//, '')
    .replace(/\.ya?ml$/, '')
    .replaceAll('_', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function metricText(layer: SemanticLayer, metric: Metric): string {
  const { unit, policy } = metric.meta
  const rows = [
    ['formula', formulaOf(layer, metric)],
    ['only', metric.filters.map(code).join(' and ')],
    ['unit', typeof unit === 'string' ? unit : ''],
    ['adds up', ADDS_UP[additivityOf(layer, metric)]],
    ['policy', typeof policy === 'string' ? policy : ''],
  ].filter(([, text]) => text !== '')
  return `### ${metric.label} (${code(metric.name)})\n\n${metric.description}\n\n${markdownTable(['', metric.definition.type], rows)}`
}
