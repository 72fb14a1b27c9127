import { nearestName, WaypointError } from '@waypoint/contracts'
import { METRIC_TIME } from '../attributes/attributes-of.ts'
import { resolveName } from '../attributes/resolve-name.ts'
import { type Scope, scopeOf } from '../attributes/scope.ts'
import { parseCondition } from '../filters/parse-condition.ts'
import { findMeasure } from '../layer/find-measure.ts'
import { findMetric } from '../layer/find-metric.ts'
import type { Metric } from '../layer/metric.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'
import { additivityOf } from './additivity.ts'
import { measuresOf } from './measures-of.ts'
import type { MetricQuery } from './metric-query.ts'
import { notesOn } from './notes.ts'
import { PartList } from './part-list.ts'
import { planFigure } from './plan-figure.ts'
import type { GroupColumn, OrderColumn, PlannedPart, QueryPlan } from './query-plan.ts'

/** From names to data: what has to be read, and how it becomes the answer. No database is asked. */
export function planQuery(layer: SemanticLayer, query: MetricQuery): QueryPlan {
  const metrics = [...new Set(query.metrics)].map((name) => findMetric(layer, name))
  if (metrics.length === 0) throw noMetrics()
  const scope = queryScope(layer, metrics)
  const groups = [...new Set(query.groupBy)].map((alias) => ({ alias, use: resolveName(alias, scope) }))
  const range = checkedRange(query)
  const where = query.where.map((condition) => parseCondition(condition, scope))
  const parts = new PartList(['keys'])
  const figures = metrics.map((metric) => ({
    metric: metric.name,
    label: metric.label,
    unit: typeof metric.meta['unit'] === 'string' ? metric.meta['unit'] : null,
    expression: planFigure(metric, { layer, parts, where, range }),
    additivity: additivityOf(layer, metric),
  }))
  checkShifts(parts.all(), groups)
  const plan = { groups, parts: parts.all(), figures, range }
  return {
    ...plan,
    orderBy: query.orderBy.map((text) =>
      orderColumn(text, [...groups.map((each) => each.alias), ...metrics.map((each) => each.name)]),
    ),
    limit: query.limit,
    notes: notesOn(plan),
  }
}

/** What these metrics can be grouped and filtered by together. */
export function queryScope(layer: SemanticLayer, metrics: readonly Metric[]): Scope {
  const measures = metrics.flatMap((metric) =>
    measuresOf(layer, metric).map(({ measure }) => ({
      metric: metric.name,
      found: findMeasure(layer, measure),
    })),
  )
  return scopeOf(layer, measures)
}

function orderColumn(text: string, columns: readonly string[]): OrderColumn {
  const column = text.replace(/^[-+]/, '')
  if (columns.includes(column)) return { column, isDescending: text.startsWith('-') }
  const near = nearestName(column, columns)
  throw new WaypointError({
    code: 'unknown-column',
    message: `The answer has no column '${column}' to be ordered by.`,
    hint: near === undefined ? `It has ${columns.join(', ')}.` : `Did you mean '${near}'?`,
  })
}

/** Without periods there is none to shift. */
function checkShifts(parts: readonly PlannedPart[], groups: readonly GroupColumn[]): void {
  const shifted = parts.find((part) => part.shift !== null)
  if (shifted === undefined || groups.some(({ use }) => use.name === METRIC_TIME)) return
  throw new WaypointError({
    code: 'offset-without-time',
    message: `'${shifted.rows.found.measure.name}' is compared with an earlier period, so it needs periods.`,
    hint: 'Group by month, or another period.',
  })
}

function checkedRange(query: MetricQuery): QueryPlan['range'] {
  const range = { start: checkedDay(query.start), end: checkedDay(query.end) }
  if (range.start === null || range.end === null || range.start <= range.end) return range
  throw new WaypointError({
    code: 'invalid-range',
    message: `${range.start} is after ${range.end}: no day is in between.`,
    hint: 'Exchange --start and --end.',
  })
}

function checkedDay(text: string | null): string | null {
  if (text === null || isDay(text)) return text
  throw new WaypointError({ code: 'invalid-day', message: `'${text}' is no day.`, hint: 'Write YYYY-MM-DD.' })
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  )
}

function noMetrics(): WaypointError {
  return new WaypointError({
    code: 'no-metrics',
    message: 'No metric was asked for.',
    hint: 'Name one or more with --metrics; `waypoint metrics list` names all.',
  })
}
