import { WaypointError } from '@waypoint/contracts'
import { findMetric } from '../layer/find-metric.ts'
import type { MeasureInput, Metric } from '../layer/metric.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'

/** The measures by whose attributes a metric can be grouped, through the metrics it is made of. */
export function measuresOf(
  layer: SemanticLayer,
  metric: Metric,
  trail: readonly string[] = [],
): readonly MeasureInput[] {
  if (trail.includes(metric.name)) {
    throw new WaypointError({
      code: 'metric-cycle',
      message: `The metric '${metric.name}' is made of itself: ${[...trail, metric.name].join(' → ')}.`,
      hint: 'Take it out of one of them.',
    })
  }
  const nested = (names: readonly string[]): readonly MeasureInput[] =>
    names.flatMap((name) => measuresOf(layer, findMetric(layer, name), [...trail, metric.name]))
  const { definition } = metric
  switch (definition.type) {
    case 'simple':
    case 'cumulative':
      return [definition.input]
    case 'conversion':
      return [definition.base]
    case 'ratio':
      return nested([definition.numerator.metric, definition.denominator.metric])
    case 'derived':
      return nested(definition.inputs.map((input) => input.metric))
  }
}
