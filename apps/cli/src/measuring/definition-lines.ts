import { findMeasure, type Metric, type SemanticLayer, windowText } from '@waypoint/semantics'
import type { Style } from '../terminal/style.ts'
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
    line('sources', [...new Set(upstream.sources.map((source) => source.split('.')[0]))].join(', ')),
    ...notes.map((note) => line('note', note)),
    `\n${sql}`,
  ].join('')
}

function formulaOf(layer: SemanticLayer, { definition }: Metric): string {
  switch (definition.type) {
    case 'simple':
      return measureText(layer, definition.input.measure)
    case 'ratio':
      return `${definition.numerator.metric} ÷ ${definition.denominator.metric}`
    case 'derived': {
      const inputs = definition.inputs
        .filter(
          (input) => input.alias !== input.metric || input.offset !== null || input.offsetToGrain !== null,
        )
        .map((input) => `${input.alias} is ${input.metric}${offsetText(input)}`)
      return [definition.expr, ...inputs].join('; ')
    }
    case 'cumulative': {
      const span =
        definition.window === null
          ? definition.grainToDate === null
            ? 'so far'
            : `since the ${definition.grainToDate} began`
          : `in ${windowText(definition.window)}`
      return `${measureText(layer, definition.input.measure)}, ${span}`
    }
    case 'conversion': {
      const within = definition.window === null ? '' : ` within ${windowText(definition.window)}`
      return `${definition.conversion.measure} after ${definition.base.measure} of the same ${definition.entity}${within}`
    }
  }
}

function offsetText(input: {
  readonly offset: Parameters<typeof windowText>[0] | null
  readonly offsetToGrain: string | null
}): string {
  if (input.offset !== null) return ` ${windowText(input.offset)} before`
  return input.offsetToGrain === null ? '' : ` at the beginning of the ${input.offsetToGrain}`
}

function measureText(layer: SemanticLayer, name: string): string {
  const { measure, model } = findMeasure(layer, name)
  const when =
    measure.nonAdditive === null
      ? ''
      : `, on the ${measure.nonAdditive.choice === 'max' ? 'last' : 'first'} day`
  return `${measure.aggregation.replace('_', ' ')} of ${measure.expr} in ${model.relation.schema}.${model.relation.alias}${when}`
}
