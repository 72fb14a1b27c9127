import type { ManifestNode } from '@waypoint/contracts'
import { relationOfNode } from '../compile/relation-of-node.ts'
import { storesFailures } from '../plan/stores-failures.ts'
import type { RunState } from '../run-state.ts'

/** Where a test keeps its failing rows because the command line says so; what its config says is known before. */
export function storedRelation(node: ManifestNode, { flags, project }: RunState): string | null {
  if (node.resource_type !== 'test' || flags['STORE_FAILURES'] !== true) return null
  return storesFailures(node) === null ? relationOfNode(node, project.config.quoting).render() : null
}
