import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import { asText } from '../../yaml/as-text.ts'
import { optionalWindow } from './time-window.ts'
import { whereFilter } from './where-filter.ts'

export function metricFields(data: YamlMap): YamlMap {
  const type = asText(data.type ?? 'simple').toLowerCase()
  return {
    label: data.label ?? data.name,
    type,
    type_params: typeParams(isMap(data.type_params) ? data.type_params : {}, type),
    filter: whereFilter(data.filter),
    metadata: null,
    time_granularity: data.time_granularity ?? null,
  }
}

function typeParams(params: YamlMap, type: string): YamlMap {
  return {
    measure: optional(params.measure, inputMeasure),
    input_measures: [],
    numerator: optional(params.numerator, inputMetric),
    denominator: optional(params.denominator, inputMetric),
    expr: params.expr === undefined || params.expr === null ? null : asText(params.expr),
    window: optionalWindow(params.window),
    grain_to_date: params.grain_to_date ?? null,
    metrics: (Array.isArray(params.metrics) ? params.metrics : []).map(inputMetric),
    conversion_type_params: optional(params.conversion_type_params, conversion),
    cumulative_type_params: type === 'cumulative' ? cumulative(params) : null,
    metric_aggregation_params: null,
    fill_nulls_with: null,
    join_to_timespine: false,
    is_private: null,
  }
}

/** A measure that a metric reads: its name alone, or a mapping. */
function inputMeasure(written: unknown): YamlMap {
  const data = isMap(written) ? written : { name: written }
  return {
    name: data.name,
    filter: whereFilter(data.filter),
    alias: data.alias ?? null,
    join_to_timespine: data.join_to_timespine ?? false,
    fill_nulls_with: data.fill_nulls_with ?? null,
  }
}

function inputMetric(written: unknown): YamlMap {
  const data = isMap(written) ? written : { name: written }
  return {
    name: data.name,
    filter: whereFilter(data.filter),
    alias: data.alias ?? null,
    offset_window: optionalWindow(data.offset_window),
    offset_to_grain: data.offset_to_grain ?? null,
  }
}

function conversion(written: unknown): YamlMap {
  const data = isMap(written) ? written : {}
  return {
    entity: data.entity ?? null,
    base_measure: optional(data.base_measure, inputMeasure),
    conversion_measure: optional(data.conversion_measure, inputMeasure),
    base_metric: null,
    conversion_metric: null,
    calculation: data.calculation ?? 'conversion_rate',
    window: optionalWindow(data.window),
    constant_properties: data.constant_properties ?? null,
  }
}

/** `window` and `grain_to_date` may still be written one level higher. */
function cumulative(params: YamlMap): YamlMap {
  const own = isMap(params.cumulative_type_params) ? params.cumulative_type_params : {}
  return {
    window: optionalWindow(own.window ?? params.window),
    grain_to_date: own.grain_to_date ?? params.grain_to_date ?? null,
    period_agg: own.period_agg ?? 'first',
    metric: null,
  }
}

function optional(written: unknown, read: (value: unknown) => YamlMap): YamlMap | null {
  return written === null || written === undefined ? null : read(written)
}
