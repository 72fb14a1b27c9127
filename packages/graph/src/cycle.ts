import type { Graph } from './graph.ts'

/**
 * The first cycle that is found, as a closed path along dependencies (`a`, `b`, `a`: a needs b, b needs a);
 * null where there is none.
 */
export function findCycle(graph: Graph): readonly string[] | null {
  const done = new Set<string>()
  for (const start of graph.parents.keys()) {
    const cycle = searchFrom(start, graph, done)
    if (cycle !== null) return cycle
  }
  return null
}

function searchFrom(start: string, graph: Graph, done: Set<string>): readonly string[] | null {
  if (done.has(start)) return null
  const path: string[] = [start]
  const onPath = new Set(path)
  const pending: Iterator<string>[] = [neighbours(start, graph)]
  while (pending.length > 0) {
    const next = pending.at(-1)?.next()
    if (next === undefined || next.done === true) {
      pending.pop()
      const finished = path.pop()
      if (finished !== undefined) {
        onPath.delete(finished)
        done.add(finished)
      }
      continue
    }
    const id = next.value
    if (onPath.has(id)) return [...path.slice(path.indexOf(id)), id]
    if (done.has(id)) continue
    path.push(id)
    onPath.add(id)
    pending.push(neighbours(id, graph))
  }
  return null
}

function neighbours(id: string, graph: Graph): Iterator<string> {
  return (graph.parents.get(id) ?? [])[Symbol.iterator]()
}
