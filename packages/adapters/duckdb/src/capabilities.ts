import type { Capabilities } from '@waypoint/adapter-contract'

export const duckdbCapabilities: Capabilities = {
  transactions: true,
  transactionalDdl: true,
  temporaryTables: true,
  mergeStatement: true,
  materializedViews: false,
  createOrReplaceTable: true,
  renameRelation: true,
  alterColumnType: true,
  cancel: true,
  concurrentWrites: true,
  localFiles: true,
  incrementalStrategies: ['append', 'delete+insert', 'merge', 'microbatch'],
}
