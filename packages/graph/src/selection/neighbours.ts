import type { Graph } from '../graph.ts'
import { ancestors, descendants } from '../walk.ts'
import type { Criterion } from './criterion.ts'

/** Adds what `+` and `@` ask for. */
export function withNeighbours(
  found: ReadonlySet<string>,
  criterion: Criterion,
  graph: Graph,
): ReadonlySet<string> {
  const all = new Set(found)
  const add = (ids: Iterable<string>): void => {
    for (const id of ids) all.add(id)
  }
  if (criterion.childrensParents) {
    const children = descendants(graph, found)
    add(children)
    add(ancestors(graph, [...found, ...children]))
  }
  if (criterion.parents !== null) add(ancestors(graph, found, criterion.parents))
  if (criterion.children !== null) add(descendants(graph, found, criterion.children))
  return all
}
