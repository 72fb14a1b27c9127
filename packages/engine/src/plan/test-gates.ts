import type { Manifest } from '@waypoint/contracts'
import { descendants, type Graph, graphOf } from '@waypoint/graph'

/**
 * Lets whatever stands behind tested nodes wait for their tests, as `build` does: a failing test skips
 * the descendants of what it tests. A test of several nodes gates what descends from all of them; tests that
 * are not selected gate nothing.
 */
export function withTestGates(graph: Graph, selected: ReadonlySet<string>, manifest: Manifest): Graph {
  const dependencies = new Map<string, string[]>()
  for (const [id, parents] of graph.parents) dependencies.set(id, [...parents])
  for (const [id, parents] of graph.parents) {
    if (!selected.has(id) || !isTest(id, manifest)) continue
    for (const gated of gatedBy(parents, graph, manifest)) dependencies.get(gated)?.push(id)
  }
  return graphOf(dependencies)
}

function gatedBy(tested: readonly string[], graph: Graph, manifest: Manifest): readonly string[] {
  const [first, ...others] = tested
  if (first === undefined) return []
  if (others.length === 0) {
    return (graph.children.get(first) ?? []).filter((child) => isGated(child, manifest))
  }
  const below = others.map((id) => descendants(graph, [id]))
  const behindAll = new Set(
    [...descendants(graph, [first])].filter(
      (id) => isGated(id, manifest) && below.every((reached) => reached.has(id)),
    ),
  )
  // The nearest are enough: those behind them wait for them.
  return [...behindAll].filter((id) => !graph.parents.get(id)?.some((parent) => behindAll.has(parent)))
}

const ENDS = ['exposures', 'saved_queries', 'metrics', 'semantic_models'] as const

/** Exposures and saved queries wait for what they show, not for its tests. */
function isGated(id: string, manifest: Manifest): boolean {
  return !isTest(id, manifest) && !ENDS.some((section) => manifest[section]?.[id] !== undefined)
}

function isTest(id: string, manifest: Manifest): boolean {
  return manifest.nodes[id]?.resource_type === 'test'
}
