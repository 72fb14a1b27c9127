import { type DeclaredNode, WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { BuiltDeclared } from '../nodes/declared.ts'
import { locationOf } from '../parse/parse-properties.ts'
import type { Problems } from '../problems/problems.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

/** What metrics, saved queries and exposures mean by the names of measures and metrics. */
export class MetricReferences {
  readonly #metrics = new Map<string, DeclaredNode>()
  /** unique_ids of semantic models by the names of their measures. */
  readonly #measures = new Map<string, string>()
  readonly #problems: Problems

  constructor(nodes: Iterable<DeclaredNode>, problems: Problems) {
    this.#problems = problems
    for (const node of nodes) {
      if (node.resource_type === 'metric') this.#metrics.set(node.name, node)
      if (node.resource_type !== 'semantic_model') continue
      for (const measure of maps(node.measures)) this.#measures.set(String(measure.name), node.unique_id)
    }
  }

  /** unique_ids of the metrics and semantic models that an element depends on. */
  dependencies({ node, entry }: BuiltDeclared): readonly string[] {
    const metrics = metricNames(node)
    for (const name of metrics) if (!this.#metrics.has(name)) this.#reportMissing(name, { node, entry })
    const found = metrics.map((name) => this.#metrics.get(name)?.unique_id)
    const models = measuresOf(node).map((measure) => this.#measures.get(String(measure.name)))
    return [...new Set([...found, ...models])].filter((id) => id !== undefined)
  }

  /** The measures a metric reads in the end, through the metrics it is made of. */
  inputMeasures(node: DeclaredNode, trail: readonly string[] = []): readonly YamlMap[] {
    if (trail.includes(node.name)) return []
    const nested = metricNames(node).flatMap((name) => {
      const metric = this.#metrics.get(name)
      return metric === undefined ? [] : this.inputMeasures(metric, [...trail, node.name])
    })
    const all = [...measuresOf(node), ...nested]
    return [...new Map(all.map((measure) => [JSON.stringify(measure), measure])).values()]
  }

  #reportMissing(name: string, { node, entry }: Pick<BuiltDeclared, 'node' | 'entry'>): void {
    const near = nearestName(name, this.#metrics.keys())
    this.#problems.error(
      new WaypointError({
        code: 'missing-metric',
        message: `'${node.name}' reads the metric '${name}', which does not exist`,
        location: locationOf(entry),
        hint: near === undefined ? 'Declare it under metrics:.' : `Did you mean '${near}'?`,
      }),
    )
  }
}

function measuresOf(node: DeclaredNode): readonly YamlMap[] {
  if (node.resource_type !== 'metric' || !isMap(node.type_params)) return []
  const { measure, conversion_type_params: conversion } = node.type_params
  const converted = isMap(conversion) ? [conversion.base_measure, conversion.conversion_measure] : []
  return [measure, ...converted].filter(isMap)
}

function metricNames(node: DeclaredNode): readonly string[] {
  switch (node.resource_type) {
    case 'metric': {
      if (!isMap(node.type_params)) return []
      const { metrics, numerator, denominator } = node.type_params
      return [...maps([numerator, denominator]), ...maps(metrics)].map(({ name }) => String(name))
    }
    case 'saved_query':
      return isMap(node.query_params) && Array.isArray(node.query_params.metrics)
        ? node.query_params.metrics.map(String)
        : []
    case 'exposure':
      return (node.metrics as readonly (readonly string[])[]).map((path) => path.at(-1) ?? '')
    case 'group':
    case 'semantic_model':
    case 'unit_test':
      return []
  }
}

function maps(value: unknown): readonly YamlMap[] {
  return (Array.isArray(value) ? value : []).filter(isMap)
}
