import { WaypointError } from '@waypoint/contracts'
import { findSavedQuery, type MetricQuery, type SemanticLayer } from '@waypoint/semantics'
import type { QueryOptions } from './query-metrics.ts'

/** What the options ask; conditions come on top of those of a saved query, the rest takes the place of its own. */
export function askedOf(options: QueryOptions, layer: SemanticLayer): MetricQuery {
  const { savedQuery, metrics, groupBy, where = [], start, end, orderBy, limit } = options
  if (savedQuery === undefined) {
    return {
      metrics: metrics ?? [],
      groupBy: groupBy ?? [],
      where,
      start: start ?? null,
      end: end ?? null,
      orderBy: orderBy ?? [],
      limit: limit ?? null,
    }
  }
  if (metrics !== undefined || groupBy !== undefined) {
    throw new WaypointError({
      code: 'saved-query-with-metrics',
      message: `The saved query '${savedQuery}' says itself which metrics it asks for, and by what.`,
      hint: `Leave out ${metrics === undefined ? '--group-by' : '--metrics'}, or --saved-query.`,
    })
  }
  const { query } = findSavedQuery(layer, savedQuery)
  return {
    ...query,
    where: [...query.where, ...where],
    start: start ?? null,
    end: end ?? null,
    orderBy: orderBy ?? query.orderBy,
    limit: limit ?? query.limit,
  }
}
