import { WaypointError } from '@waypoint/contracts'
import { resolveName } from '../attributes/resolve-name.ts'
import { type ScopedMeasure, scopeOf } from '../attributes/scope.ts'
import { attributesOf } from '../attributes/attributes-of.ts'
import type { Condition } from '../filters/condition.ts'
import { parseTemplate } from '../filters/parse-template.ts'
import { findMeasure } from '../layer/find-measure.ts'
import { findMetric } from '../layer/find-metric.ts'
import type { ConversionMetric, MeasureInput, Metric, MetricInput } from '../layer/metric.ts'
import type { SemanticLayer } from '../layer/semantic-layer.ts'
import type { PartList } from './part-list.ts'
import type { FigureExpression, MeasureRows, PlannedPart, Reading, Shift } from './query-plan.ts'

export interface FigureRequest {
  readonly layer: SemanticLayer
  readonly parts: PartList
  /** Of the query, resolved for all its metrics. */
  readonly where: readonly Condition[]
  readonly range: PlannedPart['range']
}

/** What the metrics around a metric add to it. */
interface Surroundings {
  readonly filters: readonly string[]
  readonly shift: Shift | null
}

const NOTHING: Surroundings = { filters: [], shift: null }

/** Follows a metric down to measures, and plans a part for each way of reading one. */
export function planFigure(
  metric: Metric,
  request: FigureRequest,
  around: Surroundings = NOTHING,
): FigureExpression {
  const inside = { ...around, filters: [...around.filters, ...metric.filters] }
  const { definition } = metric
  const read = (input: MeasureInput, reading: Reading): FigureExpression =>
    planPart({ metric, input, reading }, request, inside)
  switch (definition.type) {
    case 'simple':
      return read(definition.input, readingOf(request.layer, definition.input))
    case 'cumulative':
      if (readingOf(request.layer, definition.input).kind === 'balance') throw balanceOverTime(metric)
      return read(definition.input, { ...definition, kind: 'cumulative' })
    case 'ratio':
      return {
        kind: 'ratio',
        numerator: planInput(definition.numerator, request, inside),
        denominator: planInput(definition.denominator, request, inside),
      }
    case 'derived':
      return {
        kind: 'derived',
        expr: definition.expr,
        inputs: definition.inputs.map((input) => ({
          alias: input.alias,
          value: planInput(input, request, inside),
        })),
      }
    case 'conversion': {
      const conversions = read(definition.conversion, conversionReading(metric, definition, request, inside))
      if (definition.calculation === 'conversions') return conversions
      return { kind: 'ratio', numerator: conversions, denominator: read(definition.base, { kind: 'events' }) }
    }
  }
}

function planInput(input: MetricInput, request: FigureRequest, around: Surroundings): FigureExpression {
  const shift = shiftOf(input)
  if (shift !== null && around.shift !== null) {
    throw new WaypointError({
      code: 'nested-offset',
      message: `'${input.metric}' is shifted in time twice.`,
      hint: 'Keep one offset on the way from the metric to its measure.',
    })
  }
  return planFigure(findMetric(request.layer, input.metric), request, {
    filters: [...around.filters, ...input.filters],
    shift: shift ?? around.shift,
  })
}

function shiftOf(input: MetricInput): Shift | null {
  if (input.offset !== null) return { kind: 'offset', window: input.offset }
  return input.offsetToGrain === null ? null : { kind: 'to_grain', grain: input.offsetToGrain }
}

function readingOf(layer: SemanticLayer, input: MeasureInput): Reading {
  return { kind: findMeasure(layer, input.measure).measure.nonAdditive === null ? 'events' : 'balance' }
}

interface ReadMeasure {
  readonly metric: Metric
  readonly input: MeasureInput
  readonly reading: Reading
}

function planPart(
  { metric, input, reading }: ReadMeasure,
  request: FigureRequest,
  around: Surroundings,
): FigureExpression {
  const rows =
    reading.kind === 'conversion'
      ? rowsOf({ metric: metric.name, input, filters: [] }, request.layer, [])
      : rowsOf({ metric: metric.name, input, filters: around.filters }, request.layer, request.where)
  const part = request.parts.add(metric.name, {
    rows,
    reading,
    range: request.range,
    shift: around.shift,
    isJoinedToTimeSpine: input.isJoinedToTimeSpine,
  })
  return { kind: 'part', part, fillNullsWith: input.fillNullsWith }
}

interface FilteredInput {
  readonly metric: string
  readonly input: MeasureInput
  readonly filters: readonly string[]
}

function rowsOf(
  { metric, input, filters }: FilteredInput,
  layer: SemanticLayer,
  where: readonly Condition[],
): MeasureRows {
  const found = findMeasure(layer, input.measure)
  const measures: readonly ScopedMeasure[] = [{ metric, found }]
  const scope = scopeOf(layer, measures)
  const own = [...filters, ...input.filters].map((filter) => parseTemplate(filter, scope))
  return { found, attributes: attributesOf(layer, found), filters: [...own, ...where] }
}

function conversionReading(
  metric: Metric,
  definition: ConversionMetric,
  { layer, where }: FigureRequest,
  around: Surroundings,
): Reading {
  const scoped = (input: MeasureInput) =>
    scopeOf(layer, [{ metric: metric.name, found: findMeasure(layer, input.measure) }])
  return {
    kind: 'conversion',
    base: rowsOf({ metric: metric.name, input: definition.base, filters: around.filters }, layer, where),
    entity: definition.entity,
    window: definition.window,
    constants: definition.constants.map((each) => ({
      base: resolveName(each.base, scoped(definition.base)),
      conversion: resolveName(each.conversion, scoped(definition.conversion)),
    })),
  }
}

function balanceOverTime(metric: Metric): WaypointError {
  return new WaypointError({
    code: 'balance-over-time',
    message: `'${metric.name}' adds up a balance over time.`,
    hint: 'Take a measure without non_additive_dimension, or a simple metric.',
  })
}
