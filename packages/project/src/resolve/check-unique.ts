import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { Problems } from '../problems/problems.ts'
import { isReferable } from './reference-index.ts'

/** Two nodes of one name, or in one place of the database, are a mistake. */
export function checkUnique(nodes: readonly ManifestNode[], problems: Problems): void {
  const names = new Map<string, ManifestNode>()
  const relations = new Map<string, ManifestNode>()
  for (const node of nodes) {
    const other = claim(names, nameKey(node), node)
    if (other !== undefined) {
      problems.error(duplicateName(node, other))
      continue
    }
    if (node.relation_name === null || !isReferable(node)) continue
    const holder = claim(relations, node.relation_name.toLowerCase(), node)
    if (holder !== undefined) problems.error(sameRelation(node, holder))
  }
}

function claim(taken: Map<string, ManifestNode>, key: string, node: ManifestNode): ManifestNode | undefined {
  const other = taken.get(key)
  if (other === undefined) taken.set(key, node)
  return other
}

function nameKey(node: ManifestNode): string {
  if (!isReferable(node)) return node.unique_id
  const version = node.resource_type === 'model' && node.version !== null ? `.v${node.version}` : ''
  return `${node.package_name}.${node.name}${version}`
}

function duplicateName(node: ManifestNode, other: ManifestNode): WaypointError {
  const kinds = node.resource_type === other.resource_type ? `${node.resource_type}s` : 'resources'
  return new WaypointError({
    code: 'duplicate-name',
    message: `Two ${kinds} have the name '${node.name}': ${other.original_file_path} and ${node.original_file_path}`,
    location: { file: node.original_file_path, line: 1, column: 1 },
    hint:
      node.resource_type === 'test'
        ? 'The same test is written twice: remove one, or give it a name of its own.'
        : 'Rename one of the two files: ref() could not tell them apart.',
  })
}

function sameRelation(node: ManifestNode, other: ManifestNode): WaypointError {
  return new WaypointError({
    code: 'duplicate-relation',
    message: `'${other.name}' and '${node.name}' would both be built as ${node.relation_name} (${other.original_file_path}, ${node.original_file_path})`,
    location: { file: node.original_file_path, line: 1, column: 1 },
    hint: 'Give one of them another alias or schema.',
  })
}
