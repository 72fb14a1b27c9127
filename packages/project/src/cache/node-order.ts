import type { Manifest, ManifestNode } from '@waypoint/contracts'
import type { FoundFile } from '../files/source-file.ts'
import type { CachedNodes } from './cached-nodes.ts'
import { placeOf } from './rest-of-project.ts'

export interface NodeReplacement {
  /** Places of the nodes that go. */
  readonly replaced: ReadonlySet<number>
  readonly fresh: readonly ManifestNode[]
  readonly files: readonly FoundFile[]
}

/** All nodes in the order in which reading the whole project gives them: by kind, then by file. */
export function nodesInOrder(
  nodes: CachedNodes,
  { replaced, fresh, files }: NodeReplacement,
): Manifest['nodes'] {
  const { ids } = nodes.columns
  const kept = ids.flatMap((_id, position) => (replaced.has(position) ? [] : [nodes.node(position)]))
  const rankOfFile = ranksOf(files)
  const ranked = [...kept, ...fresh].map((node) => ({ node, kind: kindRank(node), file: rankOfFile(node) }))
  const sorted = ranked.toSorted((left, right) => left.kind - right.kind || left.file - right.file)
  const byId: Record<string, ManifestNode> = {}
  for (const { node } of sorted) byId[node.unique_id] = node
  return byId
}

/** The same for what is ordered by file alone. */
export function inOrderOfFiles<Node extends InFile>(
  nodes: readonly Node[],
  files: readonly FoundFile[],
): readonly Node[] {
  const rankOfFile = ranksOf(files)
  return nodes.toSorted((left, right) => rankOfFile(left) - rankOfFile(right))
}

interface InFile {
  readonly package_name: string
  readonly original_file_path: string
}

function ranksOf(files: readonly FoundFile[]): (node: InFile) => number {
  const ranks = new Map(files.map((file, position) => [placeOf(file.packageName, file.file), position]))
  return (node) => ranks.get(placeOf(node.package_name, node.original_file_path)) ?? -1
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
