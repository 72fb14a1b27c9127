import type { Manifest } from '@waypoint/contracts'
import { membersOf } from './members.ts'

/** Who depends on whom, by unique_id. Both maps hold every member, those without neighbours included. */
export interface Graph {
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly children: ReadonlyMap<string, readonly string[]>
}

/** The graph of everything that can be selected. Dependencies on members that are not there are left out. */
export function buildGraph(manifest: Manifest): Graph {
  const dependencies = new Map<string, readonly string[]>()
  for (const member of membersOf(manifest)) {
    const dependsOn = 'depends_on' in member ? member.depends_on.nodes : []
    dependencies.set(member.unique_id, dependsOn)
  }
  return graphOf(dependencies)
}

/** A graph from each member's dependencies. */
export function graphOf(dependencies: ReadonlyMap<string, readonly string[]>): Graph {
  const parents = new Map<string, string[]>()
  const children = new Map<string, string[]>()
  for (const id of dependencies.keys()) {
    parents.set(id, [])
    children.set(id, [])
  }
  for (const [id, dependsOn] of dependencies) {
    for (const parent of new Set(dependsOn)) {
      const siblings = children.get(parent)
      if (siblings === undefined) continue
      siblings.push(id)
      parents.get(id)?.push(parent)
    }
  }
  return { parents, children }
}
