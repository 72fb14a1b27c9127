import type { ManifestNode } from '@waypoint/contracts'

/** One line about a node, in the words of dbt's console output. */
export function describeNode(node: ManifestNode): string {
  switch (node.resource_type) {
    case 'model':
      return `${node.language} ${node.config.materialized} model ${node.schema}.${node.alias}`
    case 'seed':
      return `seed file ${node.schema}.${node.alias}`
    case 'snapshot':
      return `snapshot ${node.schema}.${node.alias}`
    case 'test':
      return `test ${node.name}`
    case 'analysis':
      return `analysis ${node.name}`
    case 'function':
      return `function ${node.schema}.${node.alias}`
    case 'operation':
      return `hook ${node.name}`
  }
}
