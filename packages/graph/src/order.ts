import type { Graph } from './graph.ts'

/** Every id after all it depends on; ties keep the order in which the graph lists them. Needs an acyclic graph. */
export function topologicalOrder(graph: Graph): readonly string[] {
  const waiting = new Map<string, number>()
  const ready: string[] = []
  for (const [id, parents] of graph.parents) {
    waiting.set(id, parents.length)
    if (parents.length === 0) ready.push(id)
  }
  for (let position = 0; position < ready.length; position += 1) {
    for (const child of graph.children.get(ready[position] as string) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1
      waiting.set(child, left)
      if (left === 0) ready.push(child)
    }
  }
  return ready
}

/**
 * The graph among some ids only. Two that were connected through others left out stay connected,
 * so that the order between them is kept.
 */
export function subgraph(graph: Graph, ids: ReadonlySet<string>): Graph {
  const nearest = new Map<string, ReadonlySet<string>>()
  const parents = new Map<string, readonly string[]>()
  const children = new Map<string, string[]>()
  for (const id of topologicalOrder(graph)) {
    const found = new Set<string>()
    for (const parent of graph.parents.get(id) ?? []) {
      if (ids.has(parent)) found.add(parent)
      else for (const further of nearest.get(parent) ?? []) found.add(further)
    }
    nearest.set(id, found)
    if (!ids.has(id)) continue
    parents.set(id, [...found])
    children.set(id, [])
    for (const parent of found) children.get(parent)?.push(id)
  }
  return { parents, children }
}
