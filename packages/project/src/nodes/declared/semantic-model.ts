import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import { asText } from '../../yaml/as-text.ts'

export function semanticModelFields(data: YamlMap): YamlMap {
  const config = isMap(data.config) ? data.config : {}
  const meta = isMap(config.meta) ? config.meta : {}
  const configOf = (element: YamlMap): YamlMap => {
    const own = isMap(element.config) && isMap(element.config.meta) ? element.config.meta : {}
    return { meta: { ...meta, ...own } }
  }
  return {
    model: data.model,
    node_relation: null,
    label: data.label ?? null,
    defaults: data.defaults ?? null,
    entities: elements(data.entities).map((entity) => ({
      ...described(entity),
      role: entity.role ?? null,
      expr: textOrNull(entity.expr),
      config: configOf(entity),
    })),
    measures: elements(data.measures).map((measure) => ({
      ...named(measure),
      agg: measure.agg,
      description: measure.description ?? null,
      label: measure.label ?? null,
      create_metric: false,
      expr: textOrNull(measure.expr),
      agg_params: isMap(measure.agg_params) ? aggregation(measure.agg_params) : null,
      non_additive_dimension: isMap(measure.non_additive_dimension)
        ? nonAdditive(measure.non_additive_dimension)
        : null,
      agg_time_dimension: measure.agg_time_dimension ?? null,
      config: configOf(measure),
    })),
    dimensions: elements(data.dimensions).map((dimension) => ({
      ...described(dimension),
      is_partition: dimension.is_partition ?? false,
      type_params: isMap(dimension.type_params) ? timeParams(dimension.type_params) : null,
      expr: textOrNull(dimension.expr),
      metadata: null,
      config: configOf(dimension),
      datatype: null,
    })),
    metadata: null,
    primary_entity: data.primary_entity ?? null,
  }
}

/** The metrics that measures with `create_metric: true` stand for, as YAML would write them. */
export function metricsOfMeasures(data: YamlMap): readonly YamlMap[] {
  const config = isMap(data.config) ? data.config : {}
  return elements(data.measures)
    .filter((measure) => measure.create_metric === true)
    .map((measure) => ({
      name: measure.name,
      label: measure.label ?? measure.name,
      description: measure.description ?? `Metric created from measure ${asText(measure.name)}`,
      type: 'simple',
      type_params: { measure: measure.name, expr: measure.expr ?? measure.name },
      config: { enabled: config.enabled ?? true, meta: isMap(config.meta) ? config.meta : {} },
    }))
}

function elements(written: unknown): readonly YamlMap[] {
  return (Array.isArray(written) ? written : []).filter(isMap)
}

function named(element: YamlMap): YamlMap {
  return { name: element.name }
}

function described(element: YamlMap): YamlMap {
  return {
    ...named(element),
    type: element.type,
    description: element.description ?? null,
    label: element.label ?? null,
  }
}

function aggregation(params: YamlMap): YamlMap {
  return {
    percentile: params.percentile ?? null,
    use_discrete_percentile: params.use_discrete_percentile ?? false,
    use_approximate_percentile: params.use_approximate_percentile ?? false,
  }
}

function nonAdditive(dimension: YamlMap): YamlMap {
  return {
    ...named(dimension),
    window_choice: dimension.window_choice ?? 'min',
    window_groupings: dimension.window_groupings ?? [],
  }
}

function timeParams(params: YamlMap): YamlMap {
  return { time_granularity: params.time_granularity, validity_params: params.validity_params ?? null }
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : asText(value)
}
