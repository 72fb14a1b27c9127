import type { ManifestNode, TestNode } from '@waypoint/contracts'
import { contractChecksum, primaryKey } from './model-facts.ts'

/** Models learn their keys from their tests, and tests belong to the groups of what they test. */
export function withFactsOfTests(nodes: readonly ManifestNode[]): readonly ManifestNode[] {
  const tests = new Map<string, TestNode[]>()
  const groups = new Map<string, string>()
  for (const node of nodes) {
    if (node.resource_type === 'model' && node.group !== null) groups.set(node.unique_id, node.group)
    if (node.resource_type !== 'test' || node.attached_node === null) continue
    const known = tests.get(node.attached_node)
    if (known === undefined) tests.set(node.attached_node, [node])
    else known.push(node)
  }
  return nodes.map((node): ManifestNode => {
    if (node.resource_type === 'model') {
      return Object.assign(node, {
        primary_key: primaryKey(node, tests.get(node.unique_id) ?? []),
        contract: { ...node.contract, checksum: contractChecksum(node) },
      })
    }
    const group = node.resource_type === 'test' ? groups.get(node.attached_node ?? '') : undefined
    return group === undefined ? node : Object.assign(node, { group })
  })
}
