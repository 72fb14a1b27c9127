import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { FoundFile } from '../files/source-file.ts'
import { placeOf } from './affected-files.ts'

export interface NodeReplacement {
  readonly isReplaced: (node: ManifestNode) => boolean
  readonly nodes: readonly ManifestNode[]
  readonly files: readonly FoundFile[]
}

/** All nodes in the order in which reading the whole project gives them: by kind, then by file. */
export function nodesInOrder(
  old: readonly ManifestNode[],
  { isReplaced, nodes, files }: NodeReplacement,
): Manifest['nodes'] {
  const replaced = old.filter(isReplaced)
  const byId: Record<string, ManifestNode> = {}
  if (sameIds(replaced, nodes)) {
    const fresh = new Map(nodes.map((node) => [node.unique_id, node]))
    for (const node of old) byId[node.unique_id] = fresh.get(node.unique_id) ?? node
    return byId
  }
  const order = new Map(files.map((file, position) => [placeOf(file), position]))
  const ranked = [...old.filter((node) => !isReplaced(node)), ...nodes].map((node) => ({
    node,
    kind: kindRank(node),
    file: order.get(placeOf({ packageName: node.package_name, file: node.original_file_path })) ?? -1,
  }))
  const sorted = ranked.toSorted((left, right) => left.kind - right.kind || left.file - right.file)
  for (const { node } of sorted) byId[node.unique_id] = node
  return byId
}

function sameIds(left: readonly ManifestNode[], right: readonly ManifestNode[]): boolean {
  return (
    left.length === right.length &&
    left.every((node, position) => node.unique_id === right[position]?.unique_id)
  )
}

function kindRank(node: ManifestNode): number {
  switch (node.resource_type) {
    case 'model':
      return 0
    case 'snapshot':
      return node.original_file_path.endsWith('.sql') ? 1 : 2
    case 'analysis':
    case 'function':
      return 3
    case 'test':
      return testRank(node.unique_id.split('.').length > 3, node)
    case 'seed':
      return 5
    case 'operation':
      return 6
  }
}

/** Singular tests come with the files, generic ones of nodes after all nodes, those of sources last. */
function testRank(isGeneric: boolean, node: Extract<ManifestNode, { resource_type: 'test' }>): number {
  if (!isGeneric) return 4
  const readsSource = node.depends_on.nodes[0]?.startsWith('source.') === true
  return readsSource && node.file_key_name?.startsWith('sources.') === true ? 8 : 7
}
