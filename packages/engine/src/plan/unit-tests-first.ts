import { type Graph, graphOf } from '@waypoint/graph'
import type { Manifest } from '@waypoint/contracts'

/** Puts unit tests before the models they test, as `build` does: a model whose unit test fails is not built. */
export function withUnitTestsFirst(graph: Graph, selected: readonly string[], manifest: Manifest): Graph {
  const unitTests = selected.filter((id) => manifest.unit_tests[id] !== undefined)
  if (unitTests.length === 0) return graph
  const dependencies = new Map<string, readonly string[]>(graph.parents)
  for (const id of unitTests) {
    const [model] = graph.parents.get(id) ?? []
    if (model === undefined) continue
    dependencies.set(id, graph.parents.get(model) ?? [])
    dependencies.set(model, [...(dependencies.get(model) ?? []), id])
  }
  return graphOf(dependencies)
}
