import type { ManifestNode } from '@waypoint/contracts'

/** Behind the name of a relation: what was built to take its place. */
const SUFFIX = '__audit'

/** The node as it is built for its audit: beside the relation that readers see. */
export function candidateOf<T extends ManifestNode>(node: T): T {
  const alias = `${node.alias}${SUFFIX}`
  return { ...node, alias, relation_name: node.relation_name?.replace(node.alias, alias) ?? null }
}
