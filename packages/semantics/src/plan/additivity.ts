import { findMeasure } from '../layer/find-measure.ts'
import { findMetric } from '../layer/find-metric.ts'
import type { Metric } from '../layer/metric.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'

/**
 * `full`: the parts of any breakdown add up to the total. `groups`: those of one moment do, but periods do not add
 * up to a longer one. `none`: they do not.
 */
export type Additivity = 'full' | 'groups' | 'none'

const ADDITIVE = new Set(['sum', 'count', 'sum_boolean'])

export function additivityOf(layer: SemanticLayer, metric: Metric): Additivity {
  const { definition } = metric
  switch (definition.type) {
    case 'simple':
    case 'cumulative': {
      const { measure } = findMeasure(layer, definition.input.measure)
      if (!ADDITIVE.has(measure.aggregation)) return 'none'
      return measure.nonAdditive !== null || definition.type === 'cumulative' ? 'groups' : 'full'
    }
    case 'derived': {
      if (!isLinear(definition.expr)) return 'none'
      const inputs = definition.inputs.map((input) => additivityOf(layer, findMetric(layer, input.metric)))
      if (inputs.includes('none')) return 'none'
      const isShifted = definition.inputs.some((each) => each.offset !== null || each.offsetToGrain !== null)
      return inputs.includes('groups') || isShifted ? 'groups' : 'full'
    }
    case 'conversion':
      return definition.calculation === 'conversions' ? 'full' : 'none'
    case 'ratio':
      return 'none'
  }
}

/** A sum of inputs, each at most multiplied by a number: `new + expansion - churn`, `12 * mrr`. */
function isLinear(expr: string): boolean {
  return expr
    .split(/[+-]/)
    .every((term) => /^\s*(?:[\d.]+\s*\*\s*)?\(?\s*[a-z_]\w*\s*\)?(?:\s*[*/]\s*[\d.]+)?\s*$/i.test(term))
}
