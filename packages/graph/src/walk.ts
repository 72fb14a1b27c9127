import type { Graph } from './graph.ts'

/** All that the starting ids depend on, up to `depth` steps away; the starting ids are not part of it. */
export function ancestors(graph: Graph, start: Iterable<string>, depth = Infinity): Set<string> {
  return walk(graph.parents, start, depth)
}

/** All that depends on the starting ids, up to `depth` steps away; the starting ids are not part of it. */
export function descendants(graph: Graph, start: Iterable<string>, depth = Infinity): Set<string> {
  return walk(graph.children, start, depth)
}

function walk(
  edges: ReadonlyMap<string, readonly string[]>,
  start: Iterable<string>,
  depth: number,
): Set<string> {
  const origin = new Set(start)
  const reached = new Set<string>()
  let frontier: readonly string[] = [...origin]
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const next: string[] = []
    for (const id of frontier) {
      for (const neighbour of edges.get(id) ?? []) {
        if (reached.has(neighbour) || origin.has(neighbour)) continue
        reached.add(neighbour)
        next.push(neighbour)
      }
    }
    frontier = next
  }
  return reached
}
