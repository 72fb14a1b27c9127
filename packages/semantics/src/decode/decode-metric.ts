import { grains, type Grain, type TimeWindow } from '../layer/grain.ts'
import type { MeasureInput, Metric, MetricDefinition, MetricInput } from '../layer/metric.ts'
import { isMap, type JsonMap, mapOf, mapsOf, numberOrNull, textOf, textOrNull, wordOf } from './json.ts'

const TYPES = ['simple', 'ratio', 'derived', 'cumulative', 'conversion'] as const

export function decodeMetric(data: JsonMap): Metric {
  const name = textOf(data['name'])
  return {
    name,
    label: textOrNull(data['label']) ?? name,
    description: textOf(data['description']),
    filters: filtersOf(data['filter']),
    definition: decodeDefinition(data, name),
    meta: mapOf(mapOf(data['config'])['meta']),
  }
}

function decodeDefinition(data: JsonMap, name: string): MetricDefinition {
  const params = mapOf(data['type_params'])
  const type = wordOf(data['type'], TYPES, `The type of the metric '${name}'`)
  switch (type) {
    case 'simple':
      return { type, input: measureInput(params['measure']) }
    case 'ratio':
      return {
        type,
        numerator: metricInput(params['numerator']),
        denominator: metricInput(params['denominator']),
      }
    case 'derived':
      return { type, expr: textOf(params['expr']), inputs: mapsOf(params['metrics']).map(metricInput) }
    case 'cumulative': {
      const own = mapOf(params['cumulative_type_params'])
      return {
        type,
        input: measureInput(params['measure']),
        window: windowOf(own['window'], name),
        grainToDate: grainOrNull(own['grain_to_date'], name),
        periodAggregation: wordOf(
          own['period_agg'] ?? 'first',
          ['first', 'last', 'average'],
          `period_agg of the metric '${name}'`,
        ),
      }
    }
    case 'conversion': {
      const own = mapOf(params['conversion_type_params'])
      return {
        type,
        base: measureInput(own['base_measure']),
        conversion: measureInput(own['conversion_measure']),
        entity: textOf(own['entity']),
        calculation: wordOf(
          own['calculation'] ?? 'conversion_rate',
          ['conversions', 'conversion_rate'],
          `The calculation of the metric '${name}'`,
        ),
        window: windowOf(own['window'], name),
        constants: mapsOf(own['constant_properties']).map((each) => ({
          base: textOf(each['base_property']),
          conversion: textOf(each['conversion_property']),
        })),
      }
    }
  }
}

function measureInput(value: unknown): MeasureInput {
  const data = mapOf(value)
  return {
    measure: textOf(data['name']),
    filters: filtersOf(data['filter']),
    isJoinedToTimeSpine: data['join_to_timespine'] === true,
    fillNullsWith: numberOrNull(data['fill_nulls_with']),
  }
}

function metricInput(value: unknown): MetricInput {
  const data = mapOf(value)
  const metric = textOf(data['name'])
  return {
    metric,
    alias: textOrNull(data['alias']) ?? metric,
    filters: filtersOf(data['filter']),
    offset: windowOf(data['offset_window'], metric),
    offsetToGrain: grainOrNull(data['offset_to_grain'], metric),
  }
}

function filtersOf(value: unknown): readonly string[] {
  return mapsOf(mapOf(value)['where_filters']).map((filter) => textOf(filter['where_sql_template']))
}

function windowOf(value: unknown, name: string): TimeWindow | null {
  if (!isMap(value)) return null
  return {
    count: numberOrNull(value['count']) ?? 1,
    grain: wordOf(value['granularity'], grains, `A window of the metric '${name}'`),
  }
}

function grainOrNull(value: unknown, name: string): Grain | null {
  return value === null || value === undefined
    ? null
    : wordOf(value, grains, `A period of the metric '${name}'`)
}
