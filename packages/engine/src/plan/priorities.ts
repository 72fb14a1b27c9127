import { type Graph, topologicalOrder } from '@waypoint/graph'

/** Per node the length of the longest chain that waits for it: long chains start first. */
export function priorities(graph: Graph): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const id of topologicalOrder(graph).toReversed()) {
    let below = 0
    for (const child of graph.children.get(id) ?? []) below = Math.max(below, (longest.get(child) ?? 0) + 1)
    longest.set(id, below)
  }
  return longest
}
