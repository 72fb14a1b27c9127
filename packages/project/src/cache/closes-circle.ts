import type { ManifestNode } from '@waypoint/contracts'
import type { NodeColumns } from './node-columns.ts'

export interface KnownNodes {
  readonly columns: NodeColumns
  /** Places of the nodes that are replaced. */
  readonly replaced: ReadonlySet<number>
  readonly position: (uniqueId: string) => number | undefined
}

/** Whether a node that was read now comes to depend on itself; among all others there is no circle. */
export function closesCircle(nodes: readonly ManifestNode[], known: KnownNodes): boolean {
  const { columns, position } = known
  const fresh = new Map(nodes.map((node) => [node.unique_id, node]))
  const changed = nodes.filter((node) => dependsOnOthers(node, known))
  const parentsOf = (id: string): readonly string[] => {
    const node = fresh.get(id)
    if (node !== undefined) return node.depends_on.nodes
    const place = position(id)
    const parents = place === undefined ? [] : (columns.parents[place] ?? [])
    return parents.map((parent) => (typeof parent === 'number' ? (columns.ids[parent] as string) : parent))
  }
  return changed.some(({ unique_id: id }) => isOwnAncestor(id, parentsOf))
}

function dependsOnOthers(node: ManifestNode, { columns, position }: KnownNodes): boolean {
  const place = position(node.unique_id)
  const before = place === undefined ? [] : (columns.parents[place] ?? [])
  const now = node.depends_on.nodes
  return now.some((id) => !before.includes(position(id) ?? id) && !before.includes(id))
}

function isOwnAncestor(start: string, parentsOf: (id: string) => readonly string[]): boolean {
  const seen = new Set<string>()
  const pending = [...parentsOf(start)]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id === start) return true
    if (seen.has(id)) continue
    seen.add(id)
    pending.push(...parentsOf(id))
  }
  return false
}
