import { nearestName, WaypointError } from '@waypoint/contracts'
import type { Metric } from './metric.ts'
import type { SemanticLayer } from './semantic-layer.ts'

export function findMetric(layer: SemanticLayer, name: string): Metric {
  const metric = layer.metrics.get(name)
  if (metric !== undefined) return metric
  const near = nearestName(name, layer.metrics.keys())
  throw new WaypointError({
    code: 'unknown-metric',
    message: `There is no metric '${name}'.`,
    hint: near === undefined ? '`waypoint metrics list` names all.' : `Did you mean '${near}'?`,
  })
}
