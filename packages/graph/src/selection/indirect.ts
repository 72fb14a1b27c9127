import type { Manifest } from '@waypoint/contracts'
import type { Graph } from '../graph.ts'
import type { GraphMember } from '../members.ts'
import { ancestors } from '../walk.ts'
import type { Picked } from './picked.ts'

/**
 * Which tests come along with the nodes they test. eager: one tested node is enough; cautious: all of them
 * must be selected; buildable: all of them selected or needed by the selected; empty: none.
 */
export type IndirectSelection = 'eager' | 'cautious' | 'buildable' | 'empty'

export interface IndirectContext {
  readonly mode: IndirectSelection
  readonly graph: Graph
  readonly manifest: Manifest
  readonly members: ReadonlyMap<string, GraphMember>
}

/** Adds the tests of the selected nodes; those that lack a tested node are kept aside as indirect. */
export function withTests(selected: ReadonlySet<string>, context: IndirectContext): Picked {
  const direct = new Set(selected)
  const indirect = new Set<string>()
  if (context.mode === 'empty') return { direct, indirect }
  const enough = sufficientParents(selected, context)
  for (const id of selected) {
    for (const child of context.graph.children.get(id) ?? []) {
      if (direct.has(child) || !isTest(context.members.get(child))) continue
      if (context.mode === 'eager' || allParentsIn(child, enough, context.graph)) direct.add(child)
      else indirect.add(child)
    }
  }
  return { direct, indirect }
}

/** After several terms were combined, tests set aside may have all their tested nodes. */
export function withCompleteTests(pick: Picked, context: IndirectContext): ReadonlySet<string> {
  if (context.mode === 'eager' || context.mode === 'empty') return pick.direct
  const direct = new Set(pick.direct)
  const enough = sufficientParents(pick.direct, context)
  for (const id of pick.indirect) if (allParentsIn(id, enough, context.graph)) direct.add(id)
  return direct
}

function sufficientParents(selected: ReadonlySet<string>, context: IndirectContext): ReadonlySet<string> {
  if (context.mode !== 'buildable') return selected
  const sources = Object.keys(context.manifest.sources)
  return new Set([...selected, ...ancestors(context.graph, selected), ...sources])
}

function allParentsIn(id: string, enough: ReadonlySet<string>, graph: Graph): boolean {
  return (graph.parents.get(id) ?? []).every((parent) => enough.has(parent))
}

function isTest(member: GraphMember | undefined): boolean {
  return member?.resource_type === 'test' || member?.resource_type === 'unit_test'
}
