import type { ManifestNode } from '@waypoint/contracts'

/** Whether a test keeps its failing rows; null where it leaves that to the command line. */
export function storesFailures(node: ManifestNode): boolean | null {
  switch (node.config['store_failures_as']) {
    case 'table':
    case 'view':
      return true
    case 'ephemeral':
      return false
    case undefined:
    case null: {
      const own = node.config['store_failures']
      return typeof own === 'boolean' ? own : null
    }
    // Anything else is refused by the test itself.
    default:
      return true
  }
}
